import { compileDecisions, type Decisions } from '../dmn/decisions.ts';
import type { SqlTransaction } from '../sql.ts';
import { latestDecision } from './decision-store.ts';
import { resourceOf } from './definition-store.ts';

/** Compiled decision files by their hash: what has the same hash never changes, so nothing grows stale. */
export class DecisionCache {
  readonly #decisions = new Map<string, Decisions>();

  put(hash: string, decisions: Decisions): void {
    this.#decisions.set(hash, decisions);
  }

  /** The file that has the latest version of a decision. */
  async latest(tx: SqlTransaction, decisionId: string): Promise<Decisions | undefined> {
    const stored = await latestDecision(tx, decisionId);
    return stored && this.#compiled(tx, stored.hash);
  }

  async #compiled(tx: SqlTransaction, hash: string): Promise<Decisions> {
    const present = this.#decisions.get(hash);
    if (present) return present;
    const { name, content } = await resourceOf(tx, hash);
    const decisions = compileDecisions([{ name, xml: content }]);
    this.put(hash, decisions);
    return decisions;
  }
}
