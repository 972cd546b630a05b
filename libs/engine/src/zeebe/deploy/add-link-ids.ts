import type { Scope } from './moddle-node.ts';

/** Gives the definitions of link events an id, without which Zeebe cannot read them. */
export function addLinkIds({ flowElements }: Scope): void {
  for (const { id = '', eventDefinitions = [] } of flowElements) {
    for (const definition of eventDefinitions) {
      if (definition.$type === 'bpmn:LinkEventDefinition') definition.id ??= `${id}_link`;
    }
  }
}
