import { compileFeel } from '../../feel/expression.ts';
import { isExpression } from '../bpmn-element.ts';
import { feelTexts } from '../feel-texts.ts';
import { processRule } from '../profile-rule.ts';

/** FEEL can be parsed, and is there where nothing else can be. A deployment leaves this to the compiler of models. */
export const feel = processRule('feel', (process, say) => {
  for (const { element, text, required } of feelTexts(process)) {
    if (!isExpression(text)) {
      if (required) say(element, `Expected an expression that starts with "=", but found "${text}".`);
      continue;
    }
    try {
      compileFeel(text.slice(1));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      say(element, `Expected a FEEL expression, but "${text}" is none: ${reason}.`);
    }
  }
});
