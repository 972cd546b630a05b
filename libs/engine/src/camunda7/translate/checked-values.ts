import type { IncidentCode } from '../../event.ts';
import type { Expression } from '../../feel/expression.ts';
import type { TimerKind } from '../../model/event-model.ts';
import { feelOf, feelText, type FeelProgram } from './feel-program.ts';

/** ISO 8601 durations as java.xml reads them; weeks are none of these. */
const DURATION = '-?P(?=.)(\\\\d+Y)?(\\\\d+M)?(\\\\d+D)?(T(?=\\\\d)(\\\\d+H)?(\\\\d+M)?(\\\\d+(\\\\.\\\\d+)?S)?)?';

/** Adds a value that must be text; numbers are written out. Returns what holds the text. */
export function textValue(program: FeelProgram, expression: Expression, code: IncidentCode = 'expression'): string {
  if (expression.isStatic) return program.let(feelText(expression.source));
  const raw = program.let(feelOf(expression));
  const text = program.let(`if ${raw} instance of number then string(${raw}) else ${raw}`);
  program.require(`(${text} instance of string)`, code, 'text', expression, raw);
  return text;
}

/** Adds a value that must be a list of texts; null is the empty list, text is a list with commas. */
export function textListValue(program: FeelProgram, expression: Expression): string {
  const raw = program.let(feelOf(expression));
  const list = program.let(
    `if ${raw} = null then [] else if ${raw} instance of string then split(${raw}, ",") ` +
      `else if ${raw} instance of list and (every x in ${raw} satisfies x instance of string) then ${raw} else null`,
  );
  program.require(`(${list} instance of list)`, 'expression', 'a list of texts', expression, raw);
  return list;
}

/** Adds a value that must be a date and time; returns its text in UTC. Optional: null and empty text are null. */
export function dateValue(
  program: FeelProgram,
  expression: Expression,
  { code = 'expression', optional = false }: { readonly code?: IncidentCode; readonly optional?: boolean } = {},
): string {
  const raw = program.let(feelOf(expression));
  // A zone name may follow in brackets; without a zone it is UTC.
  const bare = `replace(${raw}, "\\\\[.*\\\\]$", "")`;
  const date = program.let(
    `if ${raw} instance of string then date and time(${bare}) else if ${raw} instance of date then date and time(string(${raw})) else ${raw}`,
  );
  const epoch = 'date and time("1970-01-01T00:00:00Z")';
  const zoned = program.let(
    `if ${date} instance of date and time then (if (${date} - ${epoch}) = null then date and time(string(${date}) + "Z") else ${date}) else null`,
  );
  const utc = program.let(`if ${zoned} = null then null else string(${epoch} + (${zoned} - ${epoch}))`);
  const empty = optional ? `${raw} = null or ((${raw} = "") = true) or ` : '';
  program.require(`(${empty}${utc} instance of string)`, code, 'an ISO 8601 date and time', expression, raw);
  return utc;
}

/** Adds the text of a timer as the server reads it. */
export function timerValue(program: FeelProgram, kind: TimerKind, expression: Expression): string {
  if (kind === 'date') return dateValue(program, expression, { code: 'timer' });
  const raw = program.let(feelOf(expression));
  const text = program.let(
    `if ${raw} instance of days and time duration or ${raw} instance of years and months duration then string(${raw}) else ${raw}`,
  );
  const pattern = kind === 'duration' ? `^${DURATION}$` : `^R(-1|\\\\d*)/([^/]+/)?${DURATION}$`;
  program.require(`(matches(${text}, "${pattern}") = true)`, 'timer', `an ISO 8601 ${kind}`, expression, raw);
  if (kind === 'duration') return program.let(`if starts with(${text}, "-") then "PT0S" else ${text}`);
  return program.let(`replace(${text}, "^R-1/", "R/")`);
}

/** Adds a condition that must be true or false. */
export function booleanValue(program: FeelProgram, expression: Expression, unless = 'false'): string {
  const raw = program.let(feelOf(expression));
  program.require(`(${unless} or (${raw} instance of boolean))`, 'expression', 'true or false', expression, raw);
  return raw;
}
