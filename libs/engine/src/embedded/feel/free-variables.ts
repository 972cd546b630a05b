import { parseExpression } from 'feelin';

/** An expression made ready to become the body of a FEEL function: its free variables are the parameters. */
export interface FreeVariables {
  readonly body: string;
  /** Parameter names as FEEL allows them, in the order of `names`. */
  readonly parameters: readonly string[];
  /** Names of the process variables. */
  readonly names: readonly string[];
  /** `now` and `today` read a clock, so they are handed in. */
  readonly clockFunctions: readonly ClockFunction[];
}

export type ClockFunction = 'now' | 'today';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Finds the variables that an expression reads; called functions are a name space of their own, as in Zeebe. */
export function freeVariables(source: string): FreeVariables {
  const names = new Set<string>();
  const clockFunctions = new Set<ClockFunction>();
  const quoted: Span[] = [];
  const callees = new Set<number>();
  parseExpression(source, {}, 'camunda').iterate({
    enter(node) {
      if (node.name === 'FunctionInvocation') callees.add(node.from);
      if (node.name !== 'VariableName') return;
      const text = source.slice(node.from, node.to);
      if (callees.has(node.from) && source.slice(node.to).trimStart().startsWith('(')) {
        if (text === 'now' || text === 'today') clockFunctions.add(text);
      } else {
        if (text.startsWith('`')) quoted.push({ from: node.from, to: node.to });
        names.add(text.replaceAll('`', '').replace(/\s+/g, ' '));
      }
    },
  });
  return { ...renameQuoted(source, [...names], quoted), names: [...names], clockFunctions: [...clockFunctions] };
}

/** FEEL takes no quoted name as a parameter, so `a-b` in backticks is replaced by a plain one. */
function renameQuoted(source: string, names: readonly string[], quoted: readonly Span[]) {
  const plainNames = new Map<string, string>();
  let body = source;
  for (const { from, to } of quoted.toReversed()) {
    const name = source.slice(from + 1, to - 1);
    const plain = plainNames.get(name) ?? `quoted_${plainNames.size}`;
    plainNames.set(name, plain);
    body = body.slice(0, from) + plain + body.slice(to);
  }
  return { body, parameters: names.map((name) => plainNames.get(name) ?? name) };
}
