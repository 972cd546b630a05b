import type { IncidentCode } from './event.ts';

/** Characters of a message that are kept: a value or a foreign error in it may be of any length. */
const LONGEST_MESSAGE = 2_000;

/** What went wrong while an element was processed; a value, because it becomes an incident and not a crash. */
export class Failure {
  readonly code: IncidentCode;
  readonly message: string;
  constructor(code: IncidentCode, message: string) {
    this.code = code;
    this.message = message.slice(0, LONGEST_MESSAGE);
  }
}
