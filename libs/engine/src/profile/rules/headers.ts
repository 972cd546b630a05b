import { zeebe } from '../bpmn-element.ts';
import { nodeRule } from '../profile-rule.ts';

const ZEEBES_OWN = 'io.camunda.zeebe';

/** Headers have different keys, none of which is Zeebe's own. */
export const headers = nodeRule('headers', (node, say) => {
  const seen = new Set<string>();
  for (const { key = '' } of zeebe(node, 'taskHeaders')?.values ?? []) {
    if (key === '' || key.startsWith(ZEEBES_OWN)) {
      say(`Expected a header key of your own, but "${node.id}" has "${key}".`);
    }
    if (seen.has(key)) say(`Expected each header once, but "${node.id}" has "${key}" twice.`);
    seen.add(key);
  }
});
