import type { Variables } from '../../../command.ts';
import type { Lookup } from '../../../feel/expression.ts';
import { emit } from '../emit.ts';
import { ROOT_KEY, type ElementInstance } from '../instance-state.ts';
import type { Run } from '../run.ts';

/** Reads a variable from a scope or the nearest one around it. */
export function lookupFrom(run: Run, scope: ElementInstance): Lookup {
  return (name) => {
    for (let at: ElementInstance | undefined = scope; at; at = run.instances.get(at.scope)) {
      if (at.variables && Object.hasOwn(at.variables, name)) return at.variables[name];
    }
    return undefined;
  };
}

/** All variables that a scope sees; an inner one hides an outer one of the same name. */
export function visibleVariables(run: Run, scope: ElementInstance): Variables {
  const layers: Variables[] = [];
  for (let at: ElementInstance | undefined = scope; at; at = run.instances.get(at.scope)) {
    if (at.variables) layers.push(at.variables);
  }
  return Object.assign({}, ...layers.toReversed()) as Variables;
}

/** Sets variables in the scope itself. */
export function setLocal(run: Run, scope: ElementInstance, variables: Variables): void {
  if (isEmpty(variables)) return;
  scope.variables = { ...scope.variables, ...variables };
  if (scope.key === ROOT_KEY) emit(run, { type: 'variables-updated', variables });
}

/** Sets each variable in the nearest scope that has it, else in the root: Zeebe's variable propagation. */
export function propagate(run: Run, scope: ElementInstance, variables: Variables): void {
  let rest = variables;
  for (let at: ElementInstance | undefined = scope; at && !isEmpty(rest); at = run.instances.get(at.scope)) {
    if (at.key === ROOT_KEY) {
      setLocal(run, at, rest);
      return;
    }
    const { variables: local } = at;
    if (!local) continue;
    const isOwn = ([name]: readonly [string, unknown]) => Object.hasOwn(local, name);
    const entries = Object.entries(rest);
    setLocal(run, at, Object.fromEntries(entries.filter(isOwn)));
    rest = Object.fromEntries(entries.filter((entry) => !isOwn(entry)));
  }
}

function isEmpty(variables: Variables): boolean {
  for (const _name in variables) return false;
  return true;
}
