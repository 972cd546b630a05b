/** What the kernel reads of a process model: the settings that a process administrator wrote on its elements. */
export interface ProcessDescription {
  readonly processId: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly elements: ReadonlyMap<string, ElementDescription>;
}

export interface ElementDescription {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly nameEn: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly formId?: string;
  readonly jobType?: string;
  /** Names that the output mappings read: the only values of a form that the engine is given. */
  readonly outputReads: readonly string[];
}
