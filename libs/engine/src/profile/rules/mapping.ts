import { mappingsOf } from '../mappings.ts';
import { nodeRule } from '../profile-rule.ts';
import { isVariableName } from '../variable-name.ts';

/** A mapping has a source and leads to a variable, or into a context as `target.part`. */
export const mapping = nodeRule('missing', (node, say) => {
  for (const { source, target = '' } of mappingsOf(node)) {
    if (!target.split('.').every(isVariableName)) {
      say(`Expected the target of a mapping to be a variable name, but it is "${target}".`);
    }
    if (!source) say(`Expected the source of a mapping to "${target}", but it has none.`);
  }
});
