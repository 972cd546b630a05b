import { Definitions } from '../definitions/definitions.ts';
import type { ProcessModel } from '../model/process-model.ts';
import type { SqlDatabase } from '../sql.ts';
import { elementEntries } from './translate/translate-process.ts';

/** Compiled models of process versions, as the base has stored them. */
export class Models {
  readonly #database: SqlDatabase;
  readonly #definitions = new Definitions();
  readonly #entries = new WeakMap<ProcessModel, ReadonlyMap<string, string>>();

  constructor(database: SqlDatabase) {
    this.#database = database;
  }

  async get(processId: string, version: number): Promise<ProcessModel> {
    const definition = await this.#database.transaction((tx) => this.#definitions.version(tx, processId, version));
    if (!definition) throw new Error(`Expected version ${version} of "${processId}", but there is none.`);
    return definition.model;
  }

  /** Where tokens enter each element on the server: at the step that evaluates its expressions, when it has one. */
  entries(model: ProcessModel): ReadonlyMap<string, string> {
    const known = this.#entries.get(model);
    if (known) return known;
    const entries = elementEntries(model);
    this.#entries.set(model, entries);
    return entries;
  }
}
