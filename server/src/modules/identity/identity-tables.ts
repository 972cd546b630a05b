import type { UnitKind } from '@safeflow/contracts';

declare module '../../db/schema.ts' {
  interface Schema {
    org_unit: UnitTable;
    org_user: UserTable;
    org_user_role: UserRoleTable;
    org_region: RegionTable;
    org_session: SessionTable;
    org_captcha: CaptchaTable;
    org_sign_in_failure: SignInFailureTable;
  }
}

export interface UnitTable {
  id: string;
  parent_id: string | null;
  code: string;
  name: string;
  kind: UnitKind;
  region_code: string;
  enabled: number;
  head: string;
  phone: string;
  address: string;
  /** Ids from the root to the unit, as `/a/b/c/`. */
  path: string;
  version: number;
}

export interface UserTable {
  id: string;
  account: string;
  name: string;
  unit_id: string;
  phone: string;
  enabled: number;
  /** Encoded argon2id hash. */
  password_hash: string;
  /** UTC milliseconds; 0 for a password somebody else has set. */
  password_changed_at: number;
  last_sign_in_at: number | null;
  version: number;
}

export interface UserRoleTable {
  user_id: string;
  role: string;
}

/** A region of GB/T 2260; days as `YYYY-MM-DD`, null is open. */
export interface RegionTable {
  code: string;
  name: string;
  parent: string | null;
  valid_from: string;
  valid_to: string | null;
}

/** Sessions by the SHA-256 of their token, which only the browser has. */
export interface SessionTable {
  token_hash: string;
  user_id: string;
  csrf_token: string;
  created_at: number;
  last_seen_at: number;
  /** UTC milliseconds after which the session ends whatever happens. */
  expires_at: number;
}

export interface CaptchaTable {
  id: string;
  answer_hash: string;
  expires_at: number;
}

/** Failed sign-ins in a row by account, whether the account exists or not. */
export interface SignInFailureTable {
  account: string;
  failures: number;
  last_at: number;
  locked_until: number;
}
