import type { Capabilities } from '../capabilities.ts';
import type { ContractHarness } from './contract-harness.ts';
import type { Name } from './name.ts';

/** One behaviour that all engines share: a model, commands, and what must come of them. */
export interface ContractCase {
  /** `<family>/<what>`, unique in the suite. */
  readonly id: string;
  /** Given …, when …, then …. */
  readonly title: string;
  /** Capabilities without which an engine is excused from it; nothing else excuses one. */
  readonly needs: readonly (keyof Capabilities)[];
  /** Moves the time on: it must be alone on a server, whose clock all cases share. */
  readonly movesTime: boolean;
  /** Files of the deployment that it begins with; the process it starts is called `main`. */
  readonly model: (name: Name) => string | readonly string[];
  readonly run: (engine: ContractHarness) => Promise<void>;
}

type Optional = 'needs' | 'movesTime';

export function contractCase({
  needs = [],
  movesTime = false,
  ...parts
}: Omit<ContractCase, Optional> & Partial<Pick<ContractCase, Optional>>): ContractCase {
  return { ...parts, needs, movesTime };
}
