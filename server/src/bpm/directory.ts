import type { UnitKind } from '@safeflow/contracts';

/** A unit as the kernel needs it. */
export interface DirectoryUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly kind: UnitKind;
  readonly regionCode: string;
  /** Ids from the root to the unit, as `/a/b/c/`; a subtree shares its path as prefix. */
  readonly path: string;
  readonly enabled: boolean;
}

export interface DirectoryUser {
  readonly id: string;
  readonly name: string;
  readonly unitId: string;
  readonly phone: string;
  readonly enabled: boolean;
}

/** A region by its GB/T 2260 code. */
export interface DirectoryRegion {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

/** The organisation as the kernel asks for it; implemented by the identity module, answered from memory. */
export interface Directory {
  unit(id: string): Promise<DirectoryUnit | undefined>;
  units(): Promise<readonly DirectoryUnit[]>;
  user(id: string): Promise<DirectoryUser | undefined>;
  /** Members of a candidate group: `<unitId>:<role>`, or `<unitId>` for everybody of the unit. */
  usersInGroup(group: string): Promise<readonly DirectoryUser[]>;
  region(code: string): Promise<DirectoryRegion | undefined>;
  /** All regions in force, in the order of their codes. */
  regions(): Promise<readonly DirectoryRegion[]>;
}
