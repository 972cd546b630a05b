import type { Job, WorkerCase, WorkerContext, WorkerEffects } from '@safeflow/contracts';

type Unit = Awaited<ReturnType<WorkerContext['readUnit']>>;
type Call = {
  [Name in keyof WorkerEffects]: { effect: Name; value: Parameters<WorkerEffects[Name]>[0] };
}[keyof WorkerEffects];

/** What a spec gives a worker to read. */
export interface Given {
  readonly now?: number;
  readonly case?: Partial<WorkerCase>;
  readonly record?: Record<string, unknown>;
  readonly units?: readonly Unit[];
  /** User ids by candidate group `<unitId>:<role>`. */
  readonly users?: Readonly<Record<string, readonly string[]>>;
  readonly holders?: Awaited<ReturnType<WorkerContext['holders']>>;
}

const DAY = 86_400_000;

/** A worker context in memory that keeps what the worker causes; every day is a working day. */
export function recordingContext(given: Given = {}): WorkerContext & { readonly calls: readonly Call[] } {
  const calls: Call[] = [];
  return {
    calls,
    now: () => given.now ?? 0,
    readCase: async () => ({ ...CASE, ...given.case }),
    readRecord: async () => given.record ?? {},
    async readUnit(id) {
      const unit = given.units?.find((one) => one.id === id);
      if (!unit) throw new Error(`Expected unit "${id}" to exist, but it does not.`);
      return unit;
    },
    addWorkingDays: async (from, days) => from + days * DAY,
    usersOf: async (unitId, role) => [...(given.users?.[`${unitId}:${role}`] ?? [])],
    holders: async () => given.holders ?? { userIds: [], unitIds: [] },
    effects: {
      sms: (value) => calls.push({ effect: 'sms', value }),
      mail: (value) => calls.push({ effect: 'mail', value }),
      notify: (value) => calls.push({ effect: 'notify', value }),
      patchRecord: (value) => calls.push({ effect: 'patchRecord', value }),
      setStatus: (value) => calls.push({ effect: 'setStatus', value }),
      setDueAt: (value) => calls.push({ effect: 'setDueAt', value }),
      timeline: (value) => calls.push({ effect: 'timeline', value }),
    },
  };
}

const CASE: WorkerCase = {
  id: 'case',
  type: 'report',
  number: 'SM61010200000000001',
  title: '储罐泄漏',
  status: 'accepted',
  open: true,
  unitId: 'county',
  regionCode: '610102',
  dueAt: null,
};

/** A job with these variables. */
export function jobWith(variables: Job['variables'], headers: Job['headers'] = {}): Job {
  return {
    key: 'i:1',
    type: 'report/x',
    instanceId: 'i',
    caseId: 'case',
    elementId: 'x',
    headers,
    variables,
    retries: 3,
  };
}
