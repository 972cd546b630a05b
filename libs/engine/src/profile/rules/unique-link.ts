import { catchesLink, linkName } from '../link.ts';
import { processRule } from '../profile-rule.ts';

/** Links have different names in the whole process, sub-processes included: Zeebe does not tell scopes apart. */
export const uniqueLink = processRule(
  'reference',
  ({ nodes }, say) => {
    const first = new Map<string, string>();
    for (const node of nodes.filter(catchesLink)) {
      const other = first.get(linkName(node));
      if (other !== undefined) say(node, `Expected another link name than that of "${other}", but it is the same.`);
      first.set(linkName(node), node.id ?? '');
    }
  },
  'warn',
);
