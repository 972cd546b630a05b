import type { SqlTransaction } from '../../sql.ts';
import type { ElementInstance } from '../core/instance-state.ts';
import { describeProcess, type ProcessDescription } from '../../model/describe.ts';
import type { Definitions } from '../../definitions/definitions.ts';
import { resourceOf } from '../../definitions/definition-store.ts';
import { peekInstance } from '../store/instance-store.ts';
import { listIncidents, listInstances, listJobs, type Page } from '../store/operation-queries.ts';

/** What operators see of the embedded engine. */
export interface Operations {
  /** Running instances in the order of their ids, from after an id on. */
  instances(tx: SqlTransaction, page: Page): ReturnType<typeof listInstances>;
  /** Element instances of an instance; undefined when it is not running. */
  elements(tx: SqlTransaction, instanceId: string): Promise<readonly ElementInstance[] | undefined>;
  /** Open incidents by instance. */
  incidents(tx: SqlTransaction, page: Page): ReturnType<typeof listIncidents>;
  jobs(tx: SqlTransaction, page: Page): ReturnType<typeof listJobs>;
  /** The elements of a version of a process, the latest when it is left out; undefined when there is none. */
  describe(tx: SqlTransaction, processId: string, version?: number): Promise<ProcessDescription | undefined>;
  /** The BPMN file of a version; undefined when there is none. */
  resource(tx: SqlTransaction, processId: string, version?: number): Promise<Resource | undefined>;
}

interface Resource {
  readonly name: string;
  readonly content: string;
  readonly version: number;
}

export function operationsOf(definitions: Definitions): Operations {
  const definitionOf = (tx: SqlTransaction, processId: string, version: number | undefined) =>
    version === undefined ? definitions.latest(tx, processId) : definitions.version(tx, processId, version);
  return {
    instances: listInstances,
    incidents: listIncidents,
    jobs: listJobs,
    elements: async (tx, instanceId) => (await peekInstance(tx, instanceId))?.state.elements,
    async describe(tx, processId, version) {
      const definition = await definitionOf(tx, processId, version);
      return definition && describeProcess(definition.model);
    },
    async resource(tx, processId, version) {
      const definition = await definitionOf(tx, processId, version);
      return definition && { ...(await resourceOf(tx, definition.hash)), version: definition.version };
    },
  };
}
