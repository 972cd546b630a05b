/** A rule that a decision file breaks, or what went wrong when a decision was evaluated. */
export interface DecisionProblem {
  readonly file: string;
  /** Id of the element, empty when it has none. */
  readonly element: string;
  readonly rule: DecisionRule;
  readonly message: string;
}

export type DecisionRule =
  | 'xml'
  | 'no-decision'
  | 'missing'
  | 'duplicate-id'
  | 'reference'
  | 'cycle'
  | 'type'
  | 'feel'
  | 'hit-policy'
  | 'unsupported';

/** Takes a problem of one element. */
export type ReportProblem = (element: string, rule: DecisionRule, message: string) => void;
