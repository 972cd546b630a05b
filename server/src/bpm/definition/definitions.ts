import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { describeProcess } from './describe-process.ts';
import type { ElementDescription, ProcessDescription } from './process-description.ts';

const NO_ELEMENT = { type: '', name: '', nameEn: '', properties: {}, outputReads: [] };

/** Descriptions of the deployed versions, read once each. */
export class Definitions {
  readonly #known = new Map<string, Promise<ProcessDescription>>();

  /** `source` is the open transaction or the database: a version may have been deployed by another process. */
  describe(source: Kysely<Schema>, processId: string, version: number): Promise<ProcessDescription> {
    const key = `${processId}:${version}`;
    let known = this.#known.get(key);
    if (!known) {
      known = load(source, processId, version);
      known.catch(() => this.#known.delete(key));
      this.#known.set(key, known);
    }
    return known;
  }

  async element(
    source: Kysely<Schema>,
    processId: string,
    version: number,
    elementId: string,
  ): Promise<ElementDescription> {
    const description = await this.describe(source, processId, version);
    return description.elements.get(elementId) ?? { ...NO_ELEMENT, id: elementId };
  }
}

async function load(source: Kysely<Schema>, processId: string, version: number): Promise<ProcessDescription> {
  const row = await source
    .selectFrom('bpm_definition')
    .select(['resource', 'xml'])
    .where('process_id', '=', processId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row)
    throw new Error(`Expected version ${version} of process "${processId}" to be deployed, but it is not stored.`);
  return describeProcess(row.resource, row.xml, processId);
}
