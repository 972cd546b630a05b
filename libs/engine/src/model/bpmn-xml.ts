import { createRequire } from 'node:module';
import type { BpmnElement } from '../profile/bpmn-element.ts';

interface Moddle {
  fromXML(xml: string): Promise<{
    rootElement: BpmnElement;
    warnings: readonly { readonly message: string; readonly element?: BpmnElement }[];
  }>;
}

// bpmn-moddle publishes no types for its entry point, and its JSON descriptor has none either.
const load = createRequire(import.meta.url);
const { BpmnModdle } = load('bpmn-moddle') as { BpmnModdle: new (packages: Record<string, unknown>) => Moddle };
const moddle = new BpmnModdle({ zeebe: load('zeebe-bpmn-moddle/resources/zeebe.json') });

/** Definitions of a BPMN file, with what the parser could not resolve. */
export interface BpmnXml {
  readonly definitions: BpmnElement;
  readonly warnings: readonly { readonly message: string; readonly element: string }[];
}

/** Parses BPMN XML in Zeebe's dialect; throws for text that is no BPMN. */
export async function parseBpmnXml(xml: string): Promise<BpmnXml> {
  const { rootElement, warnings } = await moddle.fromXML(xml);
  return {
    definitions: rootElement,
    warnings: warnings.map(({ message, element }) => ({ message, element: element?.id ?? '' })),
  };
}
