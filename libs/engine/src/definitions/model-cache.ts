import { readModels } from '../model/read-model.ts';
import type { ProcessModel } from '../model/process-model.ts';
import { resourceOf } from './definition-store.ts';
import type { SqlTransaction } from '../sql.ts';

/** Compiled models by the hash of their file: what has the same hash never changes, so nothing grows stale. */
export class ModelCache {
  readonly #models = new Map<string, readonly ProcessModel[]>();

  put(hash: string, models: readonly ProcessModel[]): void {
    this.#models.set(hash, models);
  }

  async get(tx: SqlTransaction, hash: string, processId: string): Promise<ProcessModel> {
    let models = this.#models.get(hash);
    if (!models) {
      const { name, content } = await resourceOf(tx, hash);
      models = (await readModels(name, content)).processes;
      this.put(hash, models);
    }
    const model = models.find((candidate) => candidate.processId === processId);
    if (!model) throw new Error(`Expected process "${processId}" in the resource with hash ${hash}, but it is not.`);
    return model;
  }
}
