import { FeelRange, parseExpression } from 'feelin';
import { within, type Scope } from '../scope.ts';
import { compileFeel, type Names, type ReportFeel } from './compile-feel.ts';
import { feelEquals } from './feel-equals.ts';
import { rangeIncludes } from './range-includes.ts';
import { splitTests, type UnaryTest } from './split-tests.ts';

/** Says whether a value meets the unary tests of a cell (DMN 1.5, 7.3.8 and 10.3.2.7). */
export type Tests = (scope: Scope, value: unknown) => boolean;

/** Compiles the unary tests of a cell; an empty cell and `-` are met by everything. */
export function compileTests(source: string, names: Names, report: ReportFeel): Tests {
  if (source === '' || source === '-') return () => true;
  const withValue = { ...names, '?': null };
  const { tests, isNegated } = splitTests(source, withValue);
  const compiled = tests.map((test) => compileTest(test, withValue, report));
  return (scope, value) => {
    const inner = within(scope, { '?': value });
    return compiled.some((test) => test(inner, value)) !== isNegated;
  };
}

function compileTest({ text, kind }: UnaryTest, names: Names, report: ReportFeel): Tests {
  if (kind === 'equation') {
    const compare = compileFeel(`? in (${text})`, names, report);
    return (scope) => compare(scope) === true;
  }
  const expression = compileFeel(kind === 'range' ? `(${text})` : text, names, report);
  if (kind === 'boolean') return (scope, value) => value === expression(scope);
  const isVerdict = asksOfValue(text, names);
  return (scope, value) => meets(value, expression(scope), isVerdict);
}

function asksOfValue(text: string, names: Names): boolean {
  let found = false;
  parseExpression(text, names, 'camunda').iterate({
    enter: ({ from, to }) => void (found ||= text.slice(from, to) === '?'),
  });
  return found;
}

/** A test of `?` is met by true, any other by its equal; a list or a range also by what it contains. */
function meets(value: unknown, wanted: unknown, isVerdict: boolean): boolean {
  if (wanted === true && (isVerdict || typeof value !== 'boolean')) return true;
  if (wanted instanceof FeelRange) return rangeIncludes(wanted, value);
  if (feelEquals(value, wanted)) return true;
  return Array.isArray(wanted) && wanted.some((item) => feelEquals(value, item));
}
