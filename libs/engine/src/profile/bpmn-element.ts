/** The part of a bpmn-moddle element, BPMN's or Zeebe's, that the reader of models and the rules of the profile touch. */
export interface BpmnElement {
  readonly $type: string;
  readonly $parent?: BpmnElement;
  /** Attributes that BPMN and Zeebe do not have, by their name with its prefix. */
  readonly $attrs?: Readonly<Record<string, string>>;
  readonly $descriptor?: { readonly ns?: { readonly uri?: string } };
  readonly $children?: readonly BpmnElement[];
  readonly id?: string;
  readonly name?: string;
  readonly body?: string;
  readonly isExecutable?: boolean;
  readonly rootElements?: readonly BpmnElement[];
  readonly flowElements?: readonly BpmnElement[];
  readonly extensionElements?: { readonly values?: readonly BpmnElement[] };
  readonly incoming?: readonly BpmnElement[];
  readonly outgoing?: readonly BpmnElement[];
  readonly sourceRef?: BpmnElement;
  readonly targetRef?: BpmnElement;
  readonly conditionExpression?: BpmnElement;
  readonly default?: BpmnElement;
  readonly attachedToRef?: BpmnElement;
  readonly cancelActivity?: boolean;
  readonly triggeredByEvent?: boolean;
  readonly isInterrupting?: boolean;
  readonly isForCompensation?: boolean;
  readonly eventDefinitions?: readonly BpmnElement[];
  readonly eventDefinitionRef?: readonly BpmnElement[];
  readonly messageRef?: BpmnElement;
  readonly signalRef?: BpmnElement;
  readonly errorRef?: BpmnElement;
  readonly escalationRef?: BpmnElement;
  readonly errorCode?: string;
  readonly escalationCode?: string;
  readonly timeDate?: BpmnElement;
  readonly timeDuration?: BpmnElement;
  readonly timeCycle?: BpmnElement;
  readonly loopCharacteristics?: BpmnElement;
  readonly isSequential?: boolean;
  readonly loopCardinality?: BpmnElement;
  readonly completionCondition?: BpmnElement;
  readonly type?: string;
  readonly retries?: string;
  readonly assignee?: string;
  readonly candidateGroups?: string;
  readonly candidateUsers?: string;
  readonly dueDate?: string;
  readonly followUpDate?: string;
  readonly formId?: string;
  readonly inputParameters?: readonly BpmnElement[];
  readonly outputParameters?: readonly BpmnElement[];
  readonly source?: string;
  readonly target?: string;
  readonly values?: readonly BpmnElement[];
  readonly key?: string;
  readonly value?: string;
  readonly properties?: readonly BpmnElement[];
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
}

/** The Zeebe extension of a type, e.g. `taskDefinition`. */
export function zeebe(element: BpmnElement | undefined, name: string): BpmnElement | undefined {
  const type = `zeebe:${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return element?.extensionElements?.values?.find((value) => value.$type === type);
}

/** The type as the engine calls it: `userTask`; an event sub-process counts as a type of its own. */
export function typeOf({ $type, triggeredByEvent }: BpmnElement): string {
  if ($type === 'bpmn:SubProcess' && triggeredByEvent) return 'eventSubProcess';
  const local = $type.slice($type.indexOf(':') + 1);
  return local.charAt(0).toLowerCase() + local.slice(1);
}

/** Text after `=` is FEEL, all other text means itself. */
export function isExpression(text: string | undefined): boolean {
  return text?.startsWith('=') ?? false;
}
