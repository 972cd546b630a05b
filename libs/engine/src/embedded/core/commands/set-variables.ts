import type { Variables } from '../../../command.ts';
import { setLocal } from '../behaviours/variables.ts';
import { ROOT_KEY } from '../instance-state.ts';
import type { Rejection } from '../rejection.ts';
import type { Run } from '../run.ts';

/** Writes variables into one scope. */
export function setVariables(
  run: Run,
  { scopeKey = ROOT_KEY, variables }: { scopeKey?: string; variables: Variables },
): Rejection | undefined {
  const scope = run.instances.get(scopeKey);
  if (!scope) {
    return { code: 'unknown-element', message: `Expected an element instance "${scopeKey}", but there is none.` };
  }
  setLocal(run, scope, variables);
  return undefined;
}
