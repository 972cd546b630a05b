import { parseUnaryTests } from 'feelin';
import type { Names } from './compile-feel.ts';

/** One test among the unary tests of a cell. */
export interface UnaryTest {
  readonly text: string;
  readonly kind: 'equation' | 'range' | 'boolean' | 'expression';
}

/** The tests of a cell; `not(…)` turns their verdict round. */
export interface SplitTests {
  readonly tests: readonly UnaryTest[];
  readonly isNegated: boolean;
}

/** Splits unary tests; a text that is none becomes one expression, whose compiler says what is wrong with it. */
export function splitTests(source: string, names: Names): SplitTests {
  const tests: UnaryTest[] = [];
  const found = { isNegated: false, isBroken: false };
  parseUnaryTests(source, names, 'camunda').iterate({
    enter({ name, from, to, type, node }) {
      if (type.isError) found.isBroken = true;
      if (name === 'not' && node.parent?.name === 'UnaryTests') found.isNegated = true;
      if (name === 'PositiveUnaryTest') {
        const text = source.slice(from, to);
        tests.push({ text, kind: kindOf(node.firstChild?.name, text) });
      }
    },
  });
  if (tests.length === 0 || found.isBroken) return { tests: [{ text: source, kind: 'expression' }], isNegated: false };
  return { tests, isNegated: found.isNegated };
}

function kindOf(node: string | undefined, text: string): UnaryTest['kind'] {
  if (node === 'SimplePositiveUnaryTest') return /^!?=/.test(text) ? 'equation' : 'range';
  return node === 'BooleanLiteral' ? 'boolean' : 'expression';
}
