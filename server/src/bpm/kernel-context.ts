import type { Clock, ProcessEngine } from '@safeflow/engine';
import type { Logger } from 'pino';
import type { Audit } from '../audit/index.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import type { CaseModule } from './case-module.ts';
import type { CaseTypes } from './definition/case-types.ts';
import type { Definitions } from './definition/definitions.ts';
import type { Directory } from './directory.ts';
import type { UserEvents } from './message/user-events.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** What the kernel is given and hands on to its parts. */
export interface KernelServices {
  readonly database: Database;
  readonly engine: ProcessEngine;
  readonly directory: Directory;
  readonly calendar: WorkingCalendar;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly config: Config;
  readonly logger: Logger;
  /** Title and text of a message template in both languages; throws when the template or a value is missing. */
  readonly renderMessage: (
    template: string,
    values: Readonly<Record<string, string>>,
  ) => { title: string; text: string; titleEn: string; textEn: string };
}

/** What every part of the kernel works with. */
export interface KernelContext extends KernelServices {
  readonly modules: ReadonlyMap<string, CaseModule>;
  readonly definitions: Definitions;
  readonly caseTypes: CaseTypes;
  readonly userEvents: UserEvents;
  /** Tells the outbox that there is something to send. */
  readonly wakeOutbox: () => void;
}
