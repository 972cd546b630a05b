import { processRule } from '../profile-rule.ts';

/** Everything in a process has an id: problems, events and the diagram name elements by it. */
export const elementId = processRule('missing', ({ process, nodes, flows }, say) => {
  for (const element of [process, ...nodes, ...flows]) {
    if (!element.id) say(element, `Expected an id of each element, but a ${element.$type} has none.`);
  }
});
