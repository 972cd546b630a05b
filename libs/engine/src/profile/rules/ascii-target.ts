import { mappingsOf } from '../mappings.ts';
import { nodeRule } from '../profile-rule.ts';

/** The target of a mapping has ASCII letters only: Zeebe takes no others there, though it does in FEEL. */
export const asciiTarget = nodeRule(
  'variable-name',
  (node, say) => {
    for (const { target = '' } of mappingsOf(node)) {
      if (/[^\p{ASCII}]/u.test(target))
        say(`Expected the target of a mapping in ASCII letters, but it is "${target}".`);
    }
  },
  'warn',
);
