import { createRequire } from 'node:module';
import type { BpmnElement } from '../profile/bpmn-element.ts';

/** Something in a file that the parser left out. */
export interface ParserWarning {
  readonly message: string;
  readonly element?: BpmnElement;
  /** What a reference names. */
  readonly value?: string;
}

interface Moddle {
  fromXML(xml: string): Promise<{
    readonly rootElement: BpmnElement;
    readonly warnings: readonly ParserWarning[];
  }>;
}

// bpmn-moddle publishes no types for its entry point, and its JSON descriptor has none either.
const load = createRequire(import.meta.url);
const { BpmnModdle } = load('bpmn-moddle') as { BpmnModdle: new (packages: Record<string, unknown>) => Moddle };
const moddle = new BpmnModdle({ zeebe: load('zeebe-bpmn-moddle/resources/zeebe.json') });

/** Parses a BPMN file for the rules of the profile; undefined for text that is no BPMN. */
export async function readDefinitions(
  xml: string,
): Promise<{ readonly definitions: BpmnElement; readonly warnings: readonly ParserWarning[] } | undefined> {
  try {
    const { rootElement, warnings } = await moddle.fromXML(xml);
    return { definitions: rootElement, warnings };
  } catch {
    return undefined;
  }
}
