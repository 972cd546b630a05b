import { eventOf } from '../event.ts';
import { catchesLink, linkName, thrownLinks } from '../link.ts';
import { processRule } from '../profile-rule.ts';

/** A link event has a name, and each link that is thrown is caught once in its scope. */
export const links = processRule('reference', (process, say) => {
  for (const node of process.nodes) {
    if (eventOf(node)?.kind === 'link' && !linkName(node)) {
      say(node, `Expected a link event with a name, but "${node.id}" has none.`);
    }
  }
  const caught = process.nodes.filter(catchesLink);
  for (const { node, name, meets } of thrownLinks(process)) {
    const { length } = caught.filter(meets);
    if (length !== 1) say(node, `Expected one link event "${name}" to catch, but found ${length}.`);
  }
});
