import { isExpression, zeebe } from '../bpmn-element.ts';
import { nodeRule } from '../profile-rule.ts';

/** The source of an output mapping is FEEL; Zeebe takes static text only for inputs. */
export const staticOutput = nodeRule('feel', (node, say) => {
  for (const { source } of zeebe(node, 'ioMapping')?.outputParameters ?? []) {
    if (source && !isExpression(source)) say(`Expected an expression that starts with "=", but found "${source}".`);
  }
});
