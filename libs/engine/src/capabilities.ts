/** What an engine can do beyond the portable profile; one row an engine, no other place tells engines apart. */
export interface Capabilities {
  /** Effects of a command are visible in the transaction that sent it. */
  readonly sameTransaction: boolean;
  /** Running instances can be migrated at any element, not only tasks and sub-processes. */
  readonly migrateAnyElement: boolean;
  readonly signals: boolean;
  readonly escalation: boolean;
  readonly modification: boolean;
  /** A call can be bound to its deployment or to a version tag (`bindingType`), not only to the latest version. */
  readonly boundCalls: boolean;
  /** A joining gateway waits for a token on each of its flows; without it, it counts tokens, from whichever flow. */
  readonly joinsByFlow: boolean;
  /** Decision tables may order their results by output values (hit policies PRIORITY and OUTPUT ORDER). */
  readonly decisionPriorities: boolean;
  /** Decisions may be boxed contexts, not only tables and literal expressions. */
  readonly boxedDecisions: boolean;
}

export const CAPABILITIES: Readonly<Record<'embedded' | 'camunda7' | 'zeebe', Capabilities>> = {
  embedded: {
    sameTransaction: true,
    migrateAnyElement: true,
    signals: true,
    escalation: true,
    modification: true,
    boundCalls: true,
    joinsByFlow: true,
    decisionPriorities: true,
    boxedDecisions: true,
  },
  camunda7: {
    sameTransaction: false,
    migrateAnyElement: true,
    signals: true,
    escalation: true,
    modification: true,
    boundCalls: true,
    joinsByFlow: false,
    decisionPriorities: false,
    boxedDecisions: false,
  },
  zeebe: {
    sameTransaction: false,
    migrateAnyElement: false,
    signals: true,
    escalation: true,
    modification: true,
    boundCalls: false,
    joinsByFlow: true,
    decisionPriorities: true,
    boxedDecisions: true,
  },
};
