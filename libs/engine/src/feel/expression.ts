import { evaluate, type FeelFunction } from 'feelin';
import { OPERATORS } from '../dmn/feel/built-ins.ts';
import { rewriteOperators } from '../dmn/feel/rewrite-operators.ts';
import { Failure } from '../failure.ts';
import { feelNow, feelToday } from './clock-functions.ts';
import { freeVariables, type ClockFunction } from './free-variables.ts';
import { toJson } from './to-json.ts';

/** Reads a process variable; `undefined` when there is none of that name. */
export type Lookup = (name: string) => unknown;

/** An attribute of a model element: static text, or FEEL after a leading `=`; compiled once, evaluated often. */
export interface Expression {
  readonly source: string;
  /** True for text without a leading `=`. */
  readonly isStatic: boolean;
  /** Names of the variables it reads. */
  readonly reads: readonly string[];
  /** The value as JSON; a missing variable is null, as in Zeebe. `now` is in UTC milliseconds. */
  evaluate(lookup: Lookup, now: number): unknown;
  /** Why the last evaluation gave null, for messages. */
  warnings(): string;
}

/** Static text that means itself. */
export function staticText(source: string): Expression {
  return { source, isStatic: true, reads: [], evaluate: () => source, warnings: () => '' };
}

/** Compiles `=feel` or static text; throws the parser's `SyntaxError` for bad FEEL. */
export function compileText(text: string): Expression {
  return text.startsWith('=') ? compileFeel(text.slice(1)) : staticText(text);
}

/**
 * Compiles a FEEL expression. feelin parses on each `evaluate`, but the value of a function literal is a closure
 * over the compiled body: so the expression becomes the body of a function of its free variables, evaluated once.
 */
export function compileFeel(source: string): Expression {
  const { body, parameters, names, clockFunctions } = freeVariables(rewriteOperators(source, {}));
  const { value, warnings } = evaluate(
    `function(${[...parameters, ...clockFunctions].join(', ')}) ${body.trim()}`,
    OPERATORS,
    'camunda',
  );
  const compiled = value as FeelFunction;
  let thrown: string | undefined;
  return {
    source,
    isStatic: false,
    reads: names,
    evaluate(lookup, now) {
      // The list belongs to the compiled body and would grow with every call.
      warnings.length = 0;
      const values: unknown[] = names.map(lookup);
      for (const name of clockFunctions) values.push(clockFunction(name, now));
      try {
        thrown = undefined;
        return toJson(compiled.invoke(values));
      } catch (error) {
        // FEEL knows no exceptions: what cannot be computed is null, and the reason a warning.
        thrown = error instanceof Error ? error.message : String(error);
        return null;
      }
    },
    warnings: () => thrown ?? warnings.map((warning) => warning.message).join('; '),
  };
}

function clockFunction(name: ClockFunction, now: number): () => unknown {
  return name === 'now' ? () => feelNow(now) : () => feelToday(now);
}

/** Evaluates an expression that must yield text; numbers are written out as Zeebe does for keys. */
export function evaluateText(expression: Expression, lookup: Lookup, now: number): string | Failure {
  const value = expression.evaluate(lookup, now);
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return unexpected(expression, 'text', value);
}

/** Evaluates a condition; anything but true or false is a failure, as in Zeebe. */
export function evaluateBoolean(expression: Expression, lookup: Lookup, now: number): boolean | Failure {
  const value = expression.evaluate(lookup, now);
  return typeof value === 'boolean' ? value : unexpected(expression, 'true or false', value);
}

/** Evaluates to a list of texts; static text is a comma-separated list. */
export function evaluateTextList(expression: Expression, lookup: Lookup, now: number): string[] | Failure {
  const value = expression.evaluate(lookup, now);
  if (value === null) return [];
  if (typeof value === 'string')
    return value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  return unexpected(expression, 'a list of texts', value);
}

/** The failure that names an expression and the value it gave. */
export function unexpected(expression: Expression, wanted: string, value: unknown): Failure {
  const because = expression.warnings();
  const text = `Expected "${expression.source}" to give ${wanted}, but it gave ${JSON.stringify(value)}`;
  return new Failure('expression', because === '' ? `${text}.` : `${text}: ${because}.`);
}
