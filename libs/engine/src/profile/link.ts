import type { BpmnElement } from './bpmn-element.ts';
import { eventOf } from './event.ts';
import type { ProcessGraph } from './process-graph.ts';

/** A thrown link and the name it goes to, in its scope. */
export interface ThrownLink {
  readonly node: BpmnElement;
  readonly name: string;
  /** Whether it goes to a catching link event. */
  meets(caught: BpmnElement): boolean;
}

export function thrownLinks({ nodes }: ProcessGraph): ThrownLink[] {
  return nodes
    .filter((node) => node.$type === 'bpmn:IntermediateThrowEvent' && eventOf(node)?.kind === 'link')
    .map((node) => {
      const name = linkName(node);
      const meets = (caught: BpmnElement) => caught.$parent === node.$parent && linkName(caught) === name;
      return { node, name, meets };
    });
}

export function catchesLink(node: BpmnElement): boolean {
  return node.$type === 'bpmn:IntermediateCatchEvent' && eventOf(node)?.kind === 'link';
}

export function linkName(node: BpmnElement): string {
  return eventOf(node)?.definition?.name ?? '';
}
