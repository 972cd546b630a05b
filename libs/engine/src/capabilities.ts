/** What an engine can do beyond the portable profile; one row an engine, no other place tells engines apart. */
export interface Capabilities {
  /** Effects of a command are visible in the transaction that sent it. */
  readonly sameTransaction: boolean;
  /** Running instances can be migrated at any element, not only tasks and sub-processes. */
  readonly migrateAnyElement: boolean;
  readonly signals: boolean;
  readonly escalation: boolean;
  readonly modification: boolean;
}

export const CAPABILITIES: Readonly<Record<'embedded' | 'camunda7' | 'zeebe', Capabilities>> = {
  embedded: { sameTransaction: true, migrateAnyElement: true, signals: true, escalation: true, modification: true },
  camunda7: { sameTransaction: false, migrateAnyElement: true, signals: true, escalation: true, modification: true },
  zeebe: { sameTransaction: false, migrateAnyElement: false, signals: true, escalation: true, modification: true },
};
