import type { IncidentCode } from '../../event.ts';
import type { Expression } from '../../feel/expression.ts';
import type { Mapping } from '../../model/process-model.ts';
import { PAYLOAD } from './hidden-names.ts';

/** Levels of lists and contexts in which dates become text; FEEL functions cannot call themselves. */
const LEVELS = 6;

/** Expressions without any of these give what JSON has a form for, as process variables are JSON. */
const MAY_BE_TEMPORAL = /date|time|now|today|duration|@"/;

interface Problem {
  /** FEEL condition that is always true or false. */
  readonly when: string;
  readonly code: IncidentCode;
  /** FEEL expression of text. */
  readonly message: string;
}

/**
 * All expressions of an element as one FEEL expression, evaluated at once. Each value is an entry of a context that
 * later entries see (so an input mapping hides an outer variable of its name); `out` is what is left in the end, with
 * `error` set when a value is not what the element needs. FEEL knows no exceptions: what cannot be computed is null.
 */
export class FeelProgram {
  readonly #entries: string[] = [];
  readonly #out: [string, string][] = [];
  readonly #problems: Problem[] = [];
  readonly #mapped = new Set<string>();
  #convertsTemporal = false;
  #saysValues = false;

  /** True when something that was added can make an incident. */
  get canFail(): boolean {
    return this.#problems.length > 0;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0 && this.#out.length === 0;
  }

  /** Adds a value that later ones refer to by the name that is returned. */
  let(feel: string): string {
    const name = `sf__${this.#entries.length}`;
    this.#entries.push(`${name}: ${feel}`);
    return name;
  }

  /** Adds a variable that the expressions that follow read by its name. */
  define(name: string, feel: string): void {
    this.#entries.push(`${name}: ${feel}`);
  }

  /** What stands under a key of the result. */
  last(key: string): string {
    return this.#out.findLast(([name]) => name === key)?.[1] ?? 'null';
  }

  /** The value of an expression as JSON has it, ready to be stored. */
  json(expression: Expression): string {
    if (expression.isStatic || !MAY_BE_TEMPORAL.test(expression.source)) return feelOf(expression);
    this.#convertsTemporal = true;
    return `sf__json(${feelOf(expression)})`;
  }

  out(key: string, feel: string): void {
    this.#out.push([key, feel]);
  }

  problem(problem: Problem): void {
    this.#problems.push(problem);
  }

  /** Reports that a value is not what was wanted; `valid` is FEEL that gives true or false. */
  require(valid: string, code: IncidentCode, wanted: string, expression: Expression, value: string): void {
    this.#saysValues = true;
    const start = `Expected "${expression.source}" to give ${wanted}, but it gave `;
    this.problem({ when: `not(${valid})`, code, message: `${feelText(start)} + sf__say(${value}) + "."` });
  }

  /** Adds mappings in their order; later ones see earlier ones. `reads` makes what exists already the base of paths. */
  map(mappings: readonly Mapping[], existing: 'nothing' | 'variables'): void {
    for (const { source, target } of mappings) {
      const [name = '', ...path] = target;
      const base = this.#mapped.has(name) || existing === 'variables' ? name : undefined;
      const value = this.json(source);
      this.#entries.push(`${name}: ${path.length === 0 ? value : placed(base, path, value)}`);
      this.#mapped.add(name);
    }
    if (mappings.length > 0) this.out('map', feelContext([...this.#mapped].map((name) => [name, name])));
  }

  /** Lets the expressions that follow read what an event or job brought before anything else. */
  readPayload(mappings: readonly Mapping[]): void {
    const names = new Set(mappings.flatMap(({ source }) => source.reads));
    if (names.size === 0) return;
    this.#entries.push(`sf__names: if ${PAYLOAD} instance of context then get entries(${PAYLOAD}).key else []`);
    for (const name of names) {
      if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) continue;
      this.#entries.push(
        `${name}: if list contains(sf__names, ${feelText(name)}) then ${PAYLOAD}.${name} else ${name}`,
      );
    }
  }

  render(): string {
    const entries = [...this.#prelude(), ...this.#entries];
    const out = feelContext(this.canFail ? [...this.#out, ['error', this.#error()]] : this.#out);
    return `{\n${[...entries, `sf__out: ${out}`].join(',\n')}\n}.sf__out`;
  }

  #error(): string {
    return this.#problems.reduceRight(
      (rest, { when, code, message }) =>
        `if ${when} then {code: ${feelText(code)}, message: ${message}} else (${rest})`,
      'null',
    );
  }

  #prelude(): string[] {
    const prelude: string[] = [];
    if (this.#saysValues) {
      prelude.push(
        `sf__say: function(v) if v = null then "null" else if v instance of string then "\\"" + v + "\\"" else string(v)`,
      );
    }
    if (this.#convertsTemporal) prelude.push(...jsonFunctions());
    return prelude;
  }
}

/** An expression as part of a program; line breaks end comments in it. */
export function feelOf({ isStatic, source }: Expression): string {
  return isStatic ? feelText(source) : `(\n${source}\n)`;
}

/** Text as a FEEL literal. */
export function feelText(text: string): string {
  return JSON.stringify(text);
}

export function feelContext(entries: readonly (readonly [string, string])[]): string {
  return `{${entries.map(([key, value]) => `${feelText(key)}: ${value}`).join(', ')}}`;
}

function placed(base: string | undefined, [key = '', ...rest]: readonly string[], value: string): string {
  const inside = (inner: string | undefined) => (rest.length === 0 ? value : placed(inner, rest, value));
  const created = `{${feelText(key)}: ${inside(undefined)}}`;
  if (base === undefined) return created;
  return `if ${base} instance of context then context put(${base}, ${feelText(key)}, ${inside(`${base}.${key}`)}) else ${created}`;
}

function jsonFunctions(): string[] {
  const types = ['date', 'time', 'date and time', 'days and time duration', 'years and months duration'];
  const isTemporal = types.map((type) => `(v instance of ${type})`).join(' or ');
  const functions = [`sf__json0: function(v) if ${isTemporal} then string(v) else v`];
  for (let level = 1; level <= LEVELS; level += 1) {
    const inner = `sf__json${level - 1}`;
    functions.push(
      `sf__json${level === LEVELS ? '' : level}: function(v) if v instance of list then (for x in v return ${inner}(x)) ` +
        `else if v instance of context then context(for e in get entries(v) return {key: e.key, value: ${inner}(e.value)}) ` +
        'else sf__json0(v)',
    );
  }
  return functions;
}
