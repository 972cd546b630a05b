import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocks, randomModel } from '../../testing/random-model.ts';
import type { ProcessModel } from '../model/process-model.ts';
import { readModels } from '../model/read-model.ts';
import type { InstanceState } from './instance-state.ts';
import { newState, step, STEP_BUDGET } from './interpreter.ts';
import type { StepCommand } from './step-command.ts';

const identity = { instanceId: 'i', rootInstanceId: 'i', caseId: 'c', processId: 'random', version: 1 };
const run = (model: ProcessModel, state: InstanceState, now: number, command: StepCommand) =>
  step({ identity, model, state, now, budget: STEP_BUDGET }, command);

/** A state as its row gives it back. */
const stored = (state: InstanceState): InstanceState => JSON.parse(JSON.stringify(state)) as InstanceState;

/** Everything the state waits for, as commands. */
function possible({ elements }: InstanceState, way: number): StepCommand[] {
  return elements.flatMap(({ key, waitsForUser, job, subscriptions = [] }): StepCommand[] => [
    ...(waitsForUser ? [{ type: 'complete-user-task', key, variables: { way } } as const] : []),
    ...(job === undefined ? [] : [{ type: 'complete-job', key, variables: { way } } as const]),
    ...subscriptions.map(({ element, kind }) => ({ type: 'trigger', key, element, kind, variables: {} }) as const),
  ]);
}

test('given any process at any point, then the state from its row equals the live one and both go on the same way', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, fc.array(fc.nat(1_000), { maxLength: 40 }), async (block, picks) => {
      const { processes, problems } = await readModels('random.bpmn', randomModel(block));
      expect(problems).toEqual([]);
      const [model] = processes;
      if (!model) throw new Error('Expected a process, but there is none.');
      const live = newState();
      run(model, live, 0, { type: 'start', variables: { number: 'A1', way: 0 } });
      for (const [turn, pick] of picks.entries()) {
        const commands = possible(live, pick % 3);
        const command = commands[pick % Math.max(1, commands.length)];
        if (!command) break;
        const fromRow = stored(live);
        expect(fromRow).toEqual(live);
        const now = (turn + 1) * 3_600_000;
        expect(run(model, fromRow, now, command)).toEqual(run(model, live, now, command));
        expect(fromRow).toEqual(live);
      }
    }),
    { numRuns: 150 },
  );
});
