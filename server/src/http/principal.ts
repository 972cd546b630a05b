import type { Permission } from '@safeflow/contracts';

/** The signed-in user as endpoints and the kernel see him. */
export interface Principal {
  readonly userId: string;
  readonly account: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
  /** Ids from the root of the organisation tree to the unit, as `/a/b/c/`; a unit's subtree shares its path as prefix. */
  readonly unitPath: string;
  readonly roles: readonly string[];
  readonly permissions: ReadonlySet<Permission>;
  /** Candidate groups of work items the user may claim: `<unitId>:<role>` for each role, and the unit itself. */
  readonly groups: readonly string[];
  readonly sessionId: string;
  readonly csrfToken: string;
  readonly address: string;
  /** The password has to be changed before anything else (RPT-074). */
  readonly passwordExpired?: boolean;
}
