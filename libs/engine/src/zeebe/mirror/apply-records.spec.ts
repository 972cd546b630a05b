import { describe, expect, it, vi } from 'vitest';
import { Definitions } from '../../definitions/definitions.ts';
import type { EngineEvent } from '../../event.ts';
import { insertInstance, peekById } from '../../remote/instance-store.ts';
import { IntakeUnit } from '../../remote/intake-unit.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';
import { openTestDatabase } from '../../testing/memory-database.ts';
import type { ZeebeRecord } from '../stream/zeebe-record.ts';
import { RecordLog } from '../testing/records.ts';
import { applyRecords } from './apply-records.ts';
import { noEarlyRecords } from './early-records.ts';
import { isQuiet } from './is-quiet.ts';
import { ID_VARIABLE, mirrorOf } from './mirror.ts';

const known = new Map([['definition', { processId: 'main', version: 3 }]]);

/** Takes records in one unit after the other, as they come from the streams. */
async function intake() {
  const database = openTestDatabase();
  const needs = {
    definitions: new Definitions(),
    early: noEarlyRecords(),
    known,
    onDuplicate: vi.fn(async () => undefined),
  };
  const events: EngineEvent[] = [];
  const startedByUs: RemoteInstance = {
    ...{ id: 'ours', processId: 'main', version: 3, caseId: 'case', remoteId: null, rootId: 'ours' },
    ...{ parentId: null, parentKey: null, state: 'starting', position: -1, record: 0, mirror: null },
    ...{ openTasks: [], startedAt: 0, endedAt: null },
  };
  await database.transaction((tx) => insertInstance(tx, startedByUs));
  return {
    needs,
    events,
    async take(records: readonly ZeebeRecord[]) {
      await database.transaction(async (tx) => {
        const unit = new IntakeUnit(tx, 5_000);
        await applyRecords(unit, needs, records);
        await unit.flush();
        events.push(...unit.events);
      });
    },
    instance: (id = 'ours') => database.transaction((tx) => peekById(tx, id)),
  };
}

/** Our own start, up to an open user task. */
const toTask = () =>
  new RecordLog('10')
    .variable('10', ID_VARIABLE, 'ours')
    .variable('10', 'n', 1)
    .add('PROCESS_INSTANCE_CREATION', 'CREATED', '11', { variables: { [ID_VARIABLE]: 'ours', n: 1 } })
    .process('ACTIVATING')
    .process('ACTIVATED')
    .entered('12', 'start', 'START_EVENT')
    .left('12', 'start', 'START_EVENT')
    .element('ACTIVATING', '13', 'ask', 'USER_TASK')
    .variable('13', 'x', 2)
    .job('CREATED', '14', '13', {
      customHeaders: { 'io.camunda.zeebe:assignee': 'li', 'io.camunda.zeebe:candidateGroups': '["a","b"]' },
    })
    .element('ACTIVATED', '13', 'ask', 'USER_TASK');

const brief = (events: readonly EngineEvent[]) =>
  events.map((event) => ('elementId' in event ? `${event.type} ${event.elementId}` : event.type));

describe('records of Zeebe', () => {
  it('become the events of an instance that we started', async () => {
    const { take, events, instance } = await intake();
    await take(toTask().records);
    expect(brief(events)).toEqual([
      'instance-started',
      'element-activated start',
      'element-completed start',
      'element-activated ask',
      'user-task-created ask',
    ]);
    expect(events[0]).toMatchObject({
      instanceId: 'ours',
      caseId: 'case',
      version: 3,
      position: 0,
      variables: { n: 1 },
    });
    expect(events.at(-1)).toMatchObject({
      ...{ key: '13', assignee: 'li', candidateGroups: ['a', 'b'], candidateUsers: [] },
      variables: { n: 1, x: 2 },
    });
    expect(await instance()).toMatchObject({ state: 'active', remoteId: '10', openTasks: ['13'] });
  });

  it('change nothing when they come again', async () => {
    const { take, events } = await intake();
    await take(toTask().records);
    const { length } = events;
    await take(toTask().records);
    expect(events).toHaveLength(length);
  });

  it('lead to the same events however they are cut into units', async () => {
    const whole = await intake();
    await whole.take(toTask().records);
    const apart = await intake();
    for (const record of toTask().records) await apart.take([record]);
    expect(apart.events).toEqual(whole.events);
  });

  it('tell when Zeebe is at rest', async () => {
    const { take, instance } = await intake();
    const { records } = toTask();
    const quiet: boolean[] = [];
    for (const record of records) {
      await take([record]);
      const mirror = mirrorOf(await instance());
      quiet.push(mirror !== undefined && isQuiet(mirror));
    }
    expect(quiet).toEqual(records.map((_record, index) => index === records.length - 1));
  });

  it('tell root variables that change together in one event', async () => {
    const { take, events } = await intake();
    const log = toTask();
    await take(log.records);
    const before = log.records.length;
    log.job('COMPLETED', '14', '13').element('COMPLETING', '13', 'ask', 'USER_TASK');
    log.variable('10', 'a', 1).variable('10', 'n', 5, 'UPDATED').element('COMPLETED', '13', 'ask', 'USER_TASK');
    await take(log.records.slice(before));
    const told = events.slice(-3);
    expect(brief(told)).toEqual(['user-task-completed ask', 'variables-updated', 'element-completed ask']);
    expect(told[1]).toMatchObject({ variables: { a: 1, n: 5 } });
  });

  it('end the instance and its mirror', async () => {
    const { take, events, instance } = await intake();
    const log = toTask();
    log.process('TERMINATING').job('CANCELED', '14', '13').element('TERMINATED', '13', 'ask', 'USER_TASK');
    await take(log.process('TERMINATED').records);
    expect(brief(events).slice(-3)).toEqual([
      'user-task-canceled ask',
      'element-terminated ask',
      'instance-terminated',
    ]);
    expect(await instance()).toMatchObject({ state: 'ended', mirror: null, openTasks: [] });
  });
});
