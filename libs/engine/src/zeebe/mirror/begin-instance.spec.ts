import { describe, expect, it, vi } from 'vitest';
import { Definitions } from '../../definitions/definitions.ts';
import type { EngineEvent } from '../../event.ts';
import { insertInstance } from '../../remote/instance-store.ts';
import { IntakeUnit } from '../../remote/intake-unit.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';
import { openTestDatabase } from '../../testing/memory-database.ts';
import type { ZeebeRecord } from '../stream/zeebe-record.ts';
import { RecordLog } from '../testing/records.ts';
import { applyRecords } from './apply-records.ts';
import { noEarlyRecords } from './early-records.ts';
import { ID_VARIABLE } from './mirror.ts';

async function intake() {
  const database = openTestDatabase();
  const known = new Map([['definition', { processId: 'main', version: 1 }]]);
  const needs = {
    definitions: new Definitions(),
    early: noEarlyRecords(),
    known,
    onDuplicate: vi.fn(async () => undefined),
  };
  const ours: RemoteInstance = {
    ...{ id: 'ours', processId: 'main', version: 1, caseId: 'case', remoteId: null, rootId: 'ours' },
    ...{ parentId: null, parentKey: null, state: 'starting', position: -1, record: 0, mirror: null },
    ...{ openTasks: [], startedAt: 0, endedAt: null },
  };
  await database.transaction((tx) => insertInstance(tx, ours));
  const events: EngineEvent[] = [];
  const take = (records: readonly ZeebeRecord[]) =>
    database.transaction(async (tx) => {
      const unit = new IntakeUnit(tx, 5_000);
      await applyRecords(unit, needs, records);
      await unit.flush();
      events.push(...unit.events);
    });
  return { needs, events, take };
}

const creation = (instance: string, id: string) =>
  new RecordLog(instance)
    .variable(instance, ID_VARIABLE, id)
    .add('PROCESS_INSTANCE_CREATION', 'CREATED', `${instance}1`, { variables: { [ID_VARIABLE]: id } })
    .process('ACTIVATING');

describe('the beginning of an instance', () => {
  it('by a message, signal or timer is adopted under an id of its own', async () => {
    const { take, events } = await intake();
    await take(new RecordLog('20').process('ACTIVATING').records);
    const [started] = events;
    expect(started).toMatchObject({ type: 'instance-started', processId: 'main', variables: {} });
    expect(started?.caseId).toBe(started?.instanceId);
    expect(started?.rootInstanceId).toBe(started?.instanceId);
  });

  it('by a call belongs to its caller and has the variables that came before it', async () => {
    const { take, events } = await intake();
    await take(creation('10', 'ours').process('ACTIVATED').entered('12', 'call', 'CALL_ACTIVITY').records);
    const called = new RecordLog('30', { parentProcessInstanceKey: '10', parentElementInstanceKey: '12' });
    // Where a unit ends does not matter.
    await take(called.variable('30', ID_VARIABLE, 'ours').variable('30', 'n', 1).records);
    await take(called.process('ACTIVATING').records.slice(-1));
    const started = events.at(-1);
    expect(started).toMatchObject({
      ...{ type: 'instance-started', parentInstanceId: 'ours', rootInstanceId: 'ours', caseId: 'case' },
      variables: { n: 1 },
    });
    expect(started?.instanceId).not.toBe('ours');
  });

  it('a second time for the same command is refused, and its events are not taken in', async () => {
    const { take, events, needs } = await intake();
    await take(creation('10', 'ours').records);
    await take(creation('11', 'ours').process('ACTIVATED').entered('12', 'start', 'START_EVENT').records);
    expect(needs.onDuplicate).toHaveBeenCalledExactlyOnceWith(
      '11',
      expect.objectContaining({ id: 'ours', remoteId: '10' }),
    );
    expect(events.map(({ type }) => type)).toEqual(['instance-started']);
  });

  it('under a key of an earlier log ends who had it', async () => {
    const { take, events } = await intake();
    await take(
      new RecordLog('10').process('ACTIVATING').process('ACTIVATED').entered('12', 'ask', 'USER_TASK').records,
    );
    const before = events[0]?.instanceId;
    const again = new RecordLog('10')
      .add('ERROR', 'CREATED', '1')
      .add('ERROR', 'CREATED', '1')
      .add('ERROR', 'CREATED', '1');
    await take(again.add('ERROR', 'CREATED', '1').process('ACTIVATING').process('ACTIVATED').records.slice(-2));
    expect(events.slice(-3).map(({ type }) => type)).toEqual([
      'element-terminated',
      'instance-terminated',
      'instance-started',
    ]);
    expect(events.at(-2)?.instanceId).toBe(before);
    expect(events.at(-1)?.instanceId).not.toBe(before);
  });

  it('of which nothing was heard is told with the first that is heard of it', async () => {
    const { take, events } = await intake();
    const log = creation('10', 'ours');
    await take(log.records.slice(0, 1));
    await take(log.process('ACTIVATED').element('ACTIVATED', '12', 'work', 'SERVICE_TASK').records.slice(1, 2));
    await take(log.left('12', 'work', 'SERVICE_TASK').records.slice(-1));
    const told = events.map((event) => ('elementId' in event ? `${event.type} ${event.elementId}` : event.type));
    expect(told).toEqual(['instance-started', 'element-activated work', 'element-completed work']);
  });

  it('by the command of somebody else is not ours', async () => {
    const { take, events } = await intake();
    await take(creation('40', 'of another application').process('ACTIVATED').records);
    expect(events).toEqual([]);
  });

  it('of a process that we did not deploy is not ours', async () => {
    const { take, events } = await intake();
    await take(new RecordLog('50', { processDefinitionKey: 'foreign' }).process('ACTIVATING').records);
    expect(events).toEqual([]);
  });
});
