import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Variables } from '../../command.ts';
import { blocks, randomModel } from '../../testing/random-model.ts';
import type { ProcessModel } from '../../model/process-model.ts';
import { readModels } from '../../model/read-model.ts';
import { ROOT_KEY, type ElementInstance, type InstanceState } from './instance-state.ts';
import { newState, step, STEP_BUDGET } from './interpreter.ts';
import { indexState, type StateIndex } from './run.ts';
import type { StepCommand } from './step-command.ts';

const identity = { instanceId: 'i', rootInstanceId: 'i', caseId: 'c', processId: 'random', version: 1 };
const run = (model: ProcessModel, state: InstanceState, now: number, command: StepCommand, index?: StateIndex) =>
  step({ identity, model, state, now, budget: STEP_BUDGET, index }, command);

/** A state as its row gives it back. */
const stored = (state: InstanceState): InstanceState => JSON.parse(JSON.stringify(state)) as InstanceState;

/** What the outside may do to one element instance. */
function possibleAt({ key, ...at }: ElementInstance, variables: Variables, now: number): StepCommand[] {
  const commands: StepCommand[] = [{ type: 'set-variables', scopeKey: key, variables }];
  if (at.waitsForUser) commands.push({ type: 'complete-user-task', key, variables });
  if (at.job !== undefined) {
    commands.push(
      { type: 'complete-job', key, variables },
      { type: 'fail-job', key, retries: 0, failures: 1, message: 'down', retryAt: now },
      { type: 'throw-job-error', key, code: 'FAIL', message: 'refused', variables },
    );
  }
  if (at.calledInstance !== undefined) {
    commands.push(
      { type: 'called-completed', key, variables },
      { type: 'called-threw', key, kind: 'error', code: 'FAIL', variables },
      { type: 'call-failed', key, message: 'gone' },
    );
  }
  if (at.incident) commands.push({ type: 'resolve-incident', incidentKey: at.incident.key });
  if (key !== ROOT_KEY) commands.push({ type: 'modify', activate: [], terminate: [key] });
  for (const { element, kind } of at.subscriptions ?? [])
    commands.push({ type: 'trigger', key, element, kind, variables });
  return commands;
}

/** What the outside may do to an instance; much of it is refused, which must leave it as it is. */
function possible(model: ProcessModel, { elements }: InstanceState, pick: number, now: number): StepCommand[] {
  const variables = { way: pick % 3 };
  const ids = [...model.elements.keys()];
  const elementId = ids[pick % ids.length] ?? '';
  const ancestorKey = elements[pick % elements.length]?.key;
  return [
    ...elements.flatMap((instance) => possibleAt(instance, variables, now)),
    { type: 'modify', activate: [{ elementId, variables }], terminate: [] },
    { type: 'modify', activate: [{ elementId, ancestorKey }], terminate: [] },
    { type: 'migrate', target: model, version: 1, mapping: {} },
  ];
}

test('given any process at any point, then the state from its row equals the live one and both go on the same way', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, fc.array(fc.nat(100_000), { maxLength: 60 }), async (block, picks) => {
      const { processes, problems } = await readModels('random.bpmn', randomModel(block));
      expect(problems).toEqual([]);
      const [model] = processes;
      if (!model) throw new Error('Expected a process, but there is none.');
      const live = newState();
      // The live state keeps its index from step to step, as a unit of work does; the other one is indexed anew.
      const index = indexState(live);
      run(model, live, 0, { type: 'start', variables: { number: 'A1', way: 0 } }, index);
      for (const [turn, pick] of picks.entries()) {
        if (live.elements.length === 0) break;
        const now = (turn + 1) * 3_600_000;
        const commands = possible(model, live, pick, now);
        const command = commands[pick % commands.length];
        if (!command) break;
        const fromRow = stored(live);
        const before = stored(live);
        const result = run(model, live, now, command, index);
        expect(run(model, fromRow, now, command)).toEqual(result);
        expect(fromRow).toEqual(live);
        if (result.rejection) expect(live).toEqual(before);
      }
    }),
    { numRuns: 150 },
  );
});
