import type { IncidentCode } from '../../event.ts';

/** What went wrong while an element was processed; a value, because it becomes an incident and not a crash. */
export class Failure {
  readonly code: IncidentCode;
  readonly message: string;
  constructor(code: IncidentCode, message: string) {
    this.code = code;
    this.message = message;
  }
}
