import type { CaseTypeFile } from './case-type.ts';

/** A kind of case with the id of its folder. */
export type CaseType = CaseTypeFile & { readonly id: string };

/** The kinds of case that are deployed. */
export class CaseTypes {
  readonly #types = new Map<string, CaseType>();

  set(id: string, file: CaseTypeFile): void {
    this.#types.set(id, { ...file, id });
  }

  find(id: string): CaseType | undefined {
    return this.#types.get(id);
  }

  all(): CaseType[] {
    return [...this.#types.values()];
  }

  /** The type of an existing case; a type whose file is gone is shown by its keys. */
  get(id: string): CaseType {
    return this.#types.get(id) ?? unknownType(id);
  }
}

function unknownType(id: string): CaseType {
  return {
    id,
    name: id,
    nameEn: id,
    startable: false,
    numbering: { prefix: '', pattern: '' },
    statuses: [],
    milestones: [],
    attachmentKinds: [],
    columns: [],
    options: {},
    texts: [],
    near: '15d',
  };
}
