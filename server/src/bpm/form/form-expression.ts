import { compileFeel, type Expression } from '@safeflow/engine';

const compiled = new Map<string, Expression>();

/** The value of a form's FEEL expression, with or without its leading `=`; a name that has no value is null. */
export function evaluateInForm(text: string, data: Readonly<Record<string, unknown>>, now: number): unknown {
  const source = text.replace(/^\s*=/, '');
  let expression = compiled.get(source);
  if (!expression) {
    expression = compileFeel(source);
    if (compiled.size > 2000) compiled.clear();
    compiled.set(source, expression);
  }
  return expression.evaluate((name) => data[name] ?? null, now);
}
