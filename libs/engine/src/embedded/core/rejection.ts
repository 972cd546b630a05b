import type { RejectionCode } from '../../port.ts';

/** Why a command does not fit the state of an instance; nothing was changed. */
export interface Rejection {
  readonly code: RejectionCode;
  readonly message: string;
}
