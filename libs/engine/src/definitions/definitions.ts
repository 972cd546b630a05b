import type { SqlTransaction } from '../sql.ts';
import type { Binding } from '../model/activity-model.ts';
import type { ProcessModel } from '../model/process-model.ts';
import {
  definitionAtDeployment,
  definitionByTag,
  definitionOf,
  latestDefinition,
  type StoredDefinition,
} from './definition-store.ts';
import { DecisionCache } from './decision-cache.ts';
import { ModelCache } from './model-cache.ts';

/** A version of a process with its compiled model. */
export interface Definition extends StoredDefinition {
  readonly model: ProcessModel;
}

/** Finds definitions; a version never changes, so those that were committed are kept. */
export class Definitions {
  readonly models = new ModelCache();
  readonly decisions = new DecisionCache();
  readonly #byVersion = new Map<string, Definition>();

  async latest(tx: SqlTransaction, processId: string): Promise<Definition | undefined> {
    return this.#withModel(tx, await latestDefinition(tx, processId));
  }

  async version(tx: SqlTransaction, processId: string, version: number): Promise<Definition | undefined> {
    const kept = this.#byVersion.get(`${version}:${processId}`);
    return kept ?? this.#withModel(tx, await definitionOf(tx, processId, version));
  }

  /** The version of a called process that the caller is bound to. */
  async bound(
    tx: SqlTransaction,
    processId: string,
    binding: Binding,
    caller: { readonly processId: string; readonly version: number },
  ): Promise<Definition | undefined> {
    if (binding.type === 'latest') return this.latest(tx, processId);
    if (binding.type === 'versionTag') return this.#withModel(tx, await definitionByTag(tx, processId, binding.tag));
    const deployment = (await this.version(tx, caller.processId, caller.version))?.deployment ?? 0;
    return this.#withModel(tx, await definitionAtDeployment(tx, processId, deployment));
  }

  async #withModel(tx: SqlTransaction, stored: StoredDefinition | undefined): Promise<Definition | undefined> {
    if (!stored) return undefined;
    const id = `${stored.version}:${stored.processId}`;
    const kept = this.#byVersion.get(id);
    if (kept?.hash === stored.hash) return kept;
    const definition = { ...stored, model: await this.models.get(tx, stored.hash, stored.processId) };
    // A version that is deployed and rolled back must not be remembered.
    tx.afterCommit(() => this.#byVersion.set(id, definition));
    return definition;
  }
}
