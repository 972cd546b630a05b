import { createRequire } from 'node:module';

/** The part of a bpmn-moddle element that the reader touches. */
export interface BpmnNode {
  readonly $type: string;
  readonly $parent?: BpmnNode;
  readonly id?: string;
  readonly name?: string;
  readonly body?: string;
  readonly isExecutable?: boolean;
  readonly rootElements?: readonly BpmnNode[];
  readonly flowElements?: readonly BpmnNode[];
  readonly extensionElements?: { readonly values?: readonly ZeebeNode[] };
  readonly sourceRef?: BpmnNode;
  readonly targetRef?: BpmnNode;
  readonly conditionExpression?: BpmnNode;
  readonly default?: BpmnNode;
  readonly attachedToRef?: BpmnNode;
  readonly cancelActivity?: boolean;
  readonly triggeredByEvent?: boolean;
  readonly isInterrupting?: boolean;
  readonly eventDefinitions?: readonly BpmnNode[];
  readonly messageRef?: BpmnNode;
  readonly signalRef?: BpmnNode;
  readonly errorRef?: BpmnNode;
  readonly escalationRef?: BpmnNode;
  readonly errorCode?: string;
  readonly escalationCode?: string;
  readonly timeDate?: BpmnNode;
  readonly timeDuration?: BpmnNode;
  readonly timeCycle?: BpmnNode;
  readonly loopCharacteristics?: BpmnNode;
  readonly isSequential?: boolean;
  readonly completionCondition?: BpmnNode;
}

/** The part of a Zeebe extension element that the reader touches. */
export interface ZeebeNode {
  readonly $type: string;
  readonly type?: string;
  readonly retries?: string;
  readonly assignee?: string;
  readonly candidateGroups?: string;
  readonly candidateUsers?: string;
  readonly dueDate?: string;
  readonly formId?: string;
  readonly inputParameters?: readonly { readonly source?: string; readonly target?: string }[];
  readonly outputParameters?: readonly { readonly source?: string; readonly target?: string }[];
  readonly values?: readonly { readonly key?: string; readonly value?: string }[];
  readonly properties?: readonly { readonly name?: string; readonly value?: string }[];
  readonly processId?: string;
  readonly propagateAllChildVariables?: boolean;
  readonly propagateAllParentVariables?: boolean;
  readonly bindingType?: string;
  readonly versionTag?: string;
  readonly inputCollection?: string;
  readonly inputElement?: string;
  readonly outputCollection?: string;
  readonly outputElement?: string;
  readonly correlationKey?: string;
  readonly expression?: string;
  readonly resultVariable?: string;
  readonly decisionId?: string;
  readonly value?: string;
}

interface Moddle {
  fromXML(xml: string): Promise<{
    rootElement: BpmnNode;
    warnings: readonly { readonly message: string; readonly element?: BpmnNode }[];
  }>;
}

// bpmn-moddle publishes no types for its entry point, and its JSON descriptor has none either.
const load = createRequire(import.meta.url);
const { BpmnModdle } = load('bpmn-moddle') as { BpmnModdle: new (packages: Record<string, unknown>) => Moddle };
const moddle = new BpmnModdle({ zeebe: load('zeebe-bpmn-moddle/resources/zeebe.json') });

/** Definitions of a BPMN file, with what the parser could not resolve. */
export interface BpmnXml {
  readonly definitions: BpmnNode;
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

/** The Zeebe extension of a type, e.g. `taskDefinition`. */
export function zeebeExtension(node: BpmnNode, name: string): ZeebeNode | undefined {
  const type = `zeebe:${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return node.extensionElements?.values?.find((value) => value.$type === type);
}
