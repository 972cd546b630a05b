/** The part of a bpmn-moddle element that is read and written. */
export interface Node {
  readonly $type: string;
  id?: string;
  readonly name?: string;
  readonly documentation?: readonly Node[];
  readonly rootElements?: readonly Node[];
  readonly flowElements?: Node[];
  readonly eventDefinitions?: readonly Node[];
  readonly sourceRef?: Node;
  readonly targetRef?: Node;
  readonly loopCharacteristics?: Node;
  readonly extensionElements?: { values?: Node[] };
  /** Of `zeebe:ioMapping`. */
  readonly outputParameters?: readonly Node[];
  incoming?: Node[];
  outgoing?: Node[];
}

/** A process or sub-process. */
export type Scope = Node & { readonly flowElements: Node[] };

export interface Moddle {
  fromXML(xml: string): Promise<{ readonly rootElement: Node }>;
  toXML(definitions: Node): Promise<{ readonly xml: string }>;
  create(type: string, attributes: Record<string, unknown>): Node;
}
