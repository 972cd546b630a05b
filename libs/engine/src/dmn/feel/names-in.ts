import type { parseExpression } from 'feelin';
import { isReplaced } from './built-ins.ts';

/** An expression with the names in it that need a value from outside. */
export interface NamesIn {
  /** The expression, with functions renamed that feelin would otherwise not let be replaced. */
  readonly body: string;
  readonly reads: readonly string[];
  /** Called functions, and the name each has in the body. */
  readonly calls: readonly { readonly name: string; readonly as: string }[];
}

interface Mention {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Nodes that name a function of feelin's own, whatever the variables say. */
const FIXED = new Set(['SpecialFunctionName', 'DateTimeConstructor']);

/** Finds the names in a parsed expression. */
export function namesIn(source: string, tree: ReturnType<typeof parseExpression>): NamesIn {
  const reads = new Set<string>();
  const called = new Map<string, string>();
  const fixed: Mention[] = [];
  tree.iterate({
    enter({ name: node, from, to }) {
      if (node !== 'VariableName' && !FIXED.has(node) && node !== '?') return;
      const name = source.slice(from, to).replaceAll('`', '').replace(/\s+/g, ' ');
      if (FIXED.has(node)) {
        if (!isReplaced(name)) return;
        fixed.push({ name, from, to });
        called.set(name, renamed(name));
      } else if (source.slice(to).trimStart().startsWith('(')) called.set(name, name);
      else reads.add(name);
    },
  });
  let body = source;
  for (const { name, from, to } of fixed.toReversed()) body = body.slice(0, from) + renamed(name) + body.slice(to);
  return { body, reads: [...reads], calls: [...called].map(([name, as]) => ({ name, as })) };
}

function renamed(name: string): string {
  return `builtin_${name.replaceAll(' ', '_')}`;
}
