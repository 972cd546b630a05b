/** A made-up matter that people report; `{e}` stands for the enterprise, `{p}` for the place. */
export interface DemoMatter {
  readonly industry: string;
  readonly matter: 'major-risk' | 'hazard' | 'violation';
  /** Endings of the enterprise's name. */
  readonly kinds: readonly string[];
  readonly title: string;
  readonly facts: string;
  /** What verification found when it is true. */
  readonly found: string;
  readonly handled: string;
  /** Fine in yuan when it is true; 0 for none. */
  readonly fine: number;
}
