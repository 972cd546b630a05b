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

/** Where an expression mentions a variable. */
interface Mention {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly isQuoted: boolean;
}

/** Nodes that give a name to something within the expression: parameters, loop variables, context entries. */
const BINDINGS = new Set(['ParameterName', 'Name', 'Key']);

/** Finds the variables that an expression reads; called functions are a name space of their own, as in Zeebe. */
export function freeVariables(source: string): FreeVariables {
  const mentions: Mention[] = [];
  const callees = new Set<string>();
  const calls = new Set<number>();
  const bound = new Set<string>();
  parseExpression(source, {}, 'camunda').iterate({
    enter({ name: node, from, to }) {
      if (node === 'FunctionInvocation') calls.add(from);
      if (BINDINGS.has(node)) bound.add(source.slice(from, to));
      if (node !== 'VariableName') return;
      const text = source.slice(from, to);
      const name = text.replaceAll('`', '').replace(/\s+/g, ' ');
      if (calls.has(from) && source.slice(to).trimStart().startsWith('(')) callees.add(name);
      else mentions.push({ name, from, to, isQuoted: text.startsWith('`') });
    },
  });
  const names = [...new Set(mentions.map(({ name }) => name))];
  const clockFunctions = (['now', 'today'] as const).filter((name) => callees.has(name));
  const hidden = new Set([...callees].filter((name) => !bound.has(name)));
  return { ...renamed(source, names, mentions, hidden), names, clockFunctions };
}

/** FEEL takes no quoted name as a parameter, and a parameter would hide the function of its name: both get others. */
function renamed(source: string, names: readonly string[], mentions: readonly Mention[], hidden: ReadonlySet<string>) {
  const needsOther = (name: string) =>
    hidden.has(name) || mentions.some((mention) => mention.name === name && mention.isQuoted);
  const parameters = names.map((name, index) => (needsOther(name) ? `variable_${index}` : name));
  let body = source;
  for (const { name, from, to } of mentions.toReversed()) {
    const parameter = parameters[names.indexOf(name)] ?? name;
    if (parameter !== name) body = body.slice(0, from) + parameter + body.slice(to);
  }
  return { body, parameters };
}
