import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bpmn, element, end, flows, start, userTask } from '../../../testing/bpmn.ts';
import { EngineHarness } from '../../../testing/engine-harness.ts';

let engine: EngineHarness;
beforeEach(() => (engine = new EngineHarness()));
afterEach(() => engine.close());

const model = bpmn(
  'p',
  start() +
    userTask('draft') +
    element(
      'subProcess',
      'sub',
      start('subStart') + userTask('review') + userTask('sign') + flows('subStart -> review -> sign'),
    ) +
    userTask('file') +
    end() +
    flows('start -> draft -> sub -> file -> end'),
);

async function started(): Promise<{ instanceId: string; draft: string }> {
  await engine.deploy(model);
  const instanceId = await engine.startInstance('p');
  return { instanceId, draft: engine.openTasks('draft')[0]?.key ?? '' };
}

describe('given a running instance', () => {
  test('when a task is moved on, then the old one is cancelled and the new one is open with its variables', async () => {
    const { instanceId, draft } = await started();
    await engine.send({
      type: 'modify-instance',
      instanceId,
      activate: [{ elementId: 'file', variables: { hint: 1 } }],
      terminate: [draft],
    });
    expect(engine.openTasks().map(({ elementId, variables }) => [elementId, variables])).toEqual([
      ['file', { hint: 1 }],
    ]);
    expect(engine.of('user-task-canceled')).toMatchObject([{ elementId: 'draft' }]);
  });

  test('when a task inside a sub-process is activated, then the sub-process runs without its start and goes on behind it', async () => {
    const { instanceId, draft } = await started();
    await engine.send({ type: 'modify-instance', instanceId, activate: [{ elementId: 'sign' }], terminate: [draft] });
    expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['sign']);
    expect(engine.completed()).not.toContain('subStart');
    await engine.completeTask('sign');
    await engine.completeTask('file');
    expect(engine.hasCompleted(instanceId)).toBe(true);
  });

  test('when a step is returned to inside the same sub-process, then that sub-process stays', async () => {
    const { instanceId } = await started();
    await engine.completeTask('draft');
    await engine.completeTask('review');
    const sign = engine.openTasks('sign')[0]?.key ?? '';
    await engine.send({ type: 'modify-instance', instanceId, activate: [{ elementId: 'review' }], terminate: [sign] });
    expect(engine.openTasks().map(({ elementId }) => elementId)).toEqual(['review']);
    expect(engine.of('element-activated').filter(({ elementId }) => elementId === 'sub')).toHaveLength(1);
  });

  test('when its last element is ended, then the instance is ended', async () => {
    const { instanceId, draft } = await started();
    await engine.send({ type: 'modify-instance', instanceId, activate: [], terminate: [draft] });
    expect(engine.of('instance-terminated')).toHaveLength(1);
    expect(engine.rows().instance).toBe(0);
  });

  test.each([
    ['an unknown element', { activate: [{ elementId: 'nowhere' }], terminate: [] }, 'unknown-element'],
    ['a start event', { activate: [{ elementId: 'start' }], terminate: [] }, 'unsupported'],
    ['an unknown key', { activate: [], terminate: ['99'] }, 'unknown-element'],
  ])('when it is modified with %s, then that is refused and nothing changes', async (_name, change, code) => {
    const { instanceId } = await started();
    const before = engine.events.length;
    await expect(engine.send({ type: 'modify-instance', instanceId, ...change })).rejects.toMatchObject({ code });
    expect(engine.events).toHaveLength(before);
  });
});
