import { evaluate, FeelFunction, isFunction, parseExpression } from 'feelin';
import type { Evaluator, Scope } from '../scope.ts';
import { builtIn } from './built-ins.ts';
import { namesIn } from './names-in.ts';
import { rewriteOperators } from './rewrite-operators.ts';

/** Names that an expression may use, with values that have the shape of those to come. */
export type Names = Readonly<Record<string, unknown>>;

/** Takes why an expression cannot be compiled. */
export type ReportFeel = (message: string) => void;

/** Not a plain object, so feelin takes it as it is: filled anew for each evaluation. */
class Values {
  [name: string]: unknown;
}

const NOTHING: Evaluator = () => null;

/**
 * Compiles a FEEL expression. feelin parses on each `evaluate`, but a function literal is a closure over its compiled
 * body that copies the values around it when it is invoked: so the expression becomes the body of a function without
 * parameters, evaluated once, and the values are put in place before each call.
 */
export function compileFeel(source: string, names: Names, report: ReportFeel): Evaluator {
  try {
    return compiled(source, names);
  } catch (error) {
    report(`Expected FEEL, but "${source}" has an error: ${error instanceof Error ? error.message : String(error)}`);
    return NOTHING;
  }
}

function compiled(source: string, names: Names): Evaluator {
  const values = Object.assign(new Values(), names);
  const rewritten = rewriteOperators(source, names);
  const { body, reads, calls } = namesIn(rewritten, parseExpression(rewritten, names, 'camunda'));
  const { value, warnings } = evaluate(`function() ${body}`, values, 'camunda');
  if (!(value instanceof FeelFunction)) throw new Error('it is no expression');
  clear(values);
  if (reads.length === 0 && calls.length === 0) return constant(invoked(value));
  return (scope) => {
    // Both belong to the compiled body: the list would grow, and a value that is gone would stay.
    warnings.length = 0;
    for (const name of reads) set(values, name, scope.get(name));
    for (const { name, as } of calls) set(values, as, functionOf(scope, name, as !== name));
    return invoked(value);
  };
}

function constant(value: unknown): Evaluator {
  return () => value;
}

function invoked(compiledBody: FeelFunction): unknown {
  try {
    return normal(compiledBody.invoke([]));
  } catch (error) {
    // FEEL knows no exceptions: what cannot be computed is null. A recursion without end would start again at each
    // level, so that ends the whole evaluation.
    if (isEndless(error)) throw error;
    return null;
  }
}

/** True when functions call each other without end. */
export function isEndless(error: unknown): boolean {
  return error instanceof RangeError && /call stack/.test(error.message);
}

/** The function of a name: of the model, of our own, or, where a variable would hide it, feelin's. */
function functionOf({ get, run }: Scope, name: string, isHidden: boolean): unknown {
  const value = get(name);
  if (isFunction(value)) return value;
  return builtIn(name, run.now) ?? (isHidden ? evaluate(name).value : undefined);
}

function set(values: Values, name: string, value: unknown): void {
  if (value === undefined) Reflect.deleteProperty(values, name);
  else values[name] = value;
}

function clear(values: Values): void {
  for (const name of Object.keys(values)) Reflect.deleteProperty(values, name);
}

/** Numbers that decimal arithmetic has no form for are null. */
function normal(value: unknown): unknown {
  if (value === undefined) return null;
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}
