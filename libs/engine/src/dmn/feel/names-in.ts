import type { parseExpression } from 'feelin';
import { isReplaced } from './built-ins.ts';

/** An expression with the names in it that need a value from outside. */
export interface NamesIn {
  /** The expression, with functions renamed that feelin would not let be replaced or that a variable would hide. */
  readonly body: string;
  readonly reads: readonly string[];
  /** Called functions, and the name each has in the body. */
  readonly calls: readonly { readonly name: string; readonly as: string }[];
}

interface Mention {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Names a function of feelin's own, whatever the variables say. */
  readonly isFixed: boolean;
  readonly isCall: boolean;
}

const FIXED = new Set(['SpecialFunctionName', 'DateTimeConstructor']);
const NAMES = new Set([...FIXED, 'VariableName', '?']);

/** Finds the names in a parsed expression; functions and variables are name spaces of their own, as in Zeebe. */
export function namesIn(source: string, tree: ReturnType<typeof parseExpression>): NamesIn {
  const mentions: Mention[] = [];
  tree.iterate({
    enter({ name: node, from, to }) {
      if (!NAMES.has(node)) return;
      const name = source.slice(from, to).replaceAll('`', '').replace(/\s+/g, ' ');
      const isCall = source.slice(to).trimStart().startsWith('(');
      mentions.push({ name, from, to, isFixed: FIXED.has(node), isCall });
    },
  });
  const reads = new Set(mentions.filter(({ isCall, isFixed }) => !isCall && !isFixed).map(({ name }) => name));
  const isRenamed = ({ name, isFixed, isCall }: Mention) => (isFixed ? isReplaced(name) : isCall && reads.has(name));
  const calls = new Map<string, string>();
  let body = source;
  for (const mention of mentions.toReversed()) {
    const { name, from, to, isCall, isFixed } = mention;
    if (isRenamed(mention)) {
      body = body.slice(0, from) + renamed(name) + body.slice(to);
      calls.set(name, renamed(name));
    } else if (isCall && !isFixed) calls.set(name, name);
  }
  return { body, reads: [...reads], calls: [...calls].map(([name, as]) => ({ name, as })) };
}

function renamed(name: string): string {
  return `function_${name.replaceAll(/\W/gu, '_')}`;
}
