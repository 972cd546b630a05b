import type { Variables } from '../../../command.ts';
import { takeResult } from '../behaviours/mappings.ts';
import { emitFor } from '../emit.ts';
import { complete } from '../lifecycle.ts';
import type { Rejection } from '../rejection.ts';
import { elementOf, type Run } from '../run.ts';

/** Completes a user task that waits; a second completion is refused. */
export function completeUserTask(run: Run, command: { key: string; variables: Variables }): Rejection | undefined {
  const instance = run.instances.get(command.key);
  if (!instance?.waitsForUser) {
    return { code: 'wrong-state', message: `Expected user task "${command.key}" to wait, but it does not.` };
  }
  delete instance.waitsForUser;
  emitFor(run, instance, { type: 'user-task-completed' });
  takeResult(run, instance, elementOf(run, instance), command.variables);
  complete(run, instance);
  return undefined;
}
