import fc from 'fast-check';
import { bpmn, end, error, escalation, flow, flows, serviceTask, start, userTask } from './bpmn.ts';
import type { CatchingElement, ModelNames } from './random-event-writer.ts';
import { ModelWriter } from './random-model-writer.ts';

type Leaf = 'user' | 'service' | 'manual' | 'script' | 'timer' | 'message';
type Trigger = 'timer' | 'message' | 'signal';

/** A block-structured piece of a process: one way in, one way out. */
export type Block =
  | { readonly kind: Leaf }
  | { readonly kind: 'sequence' | 'parallel' | 'choice' | 'inclusive'; readonly blocks: readonly Block[] }
  | { readonly kind: 'sub'; readonly block: Block }
  /** A sub-process with variables of its own. */
  | { readonly kind: 'mapped'; readonly block: Block }
  /** An activity with a boundary event. */
  | {
      readonly kind: 'guarded';
      readonly trigger: Trigger;
      readonly interrupting: boolean;
      readonly block: Block;
      readonly reaction: Block;
    }
  /** A sub-process with an event sub-process. */
  | {
      readonly kind: 'watched';
      readonly trigger: 'message' | 'signal';
      readonly interrupting: boolean;
      readonly block: Block;
      readonly reaction: Block;
    }
  /** User tasks, one for each item; `early`: the first that is done ends the others. */
  | { readonly kind: 'each'; readonly sequential: boolean; readonly items: number; readonly early: boolean }
  /** A block for each item. */
  | { readonly kind: 'loop'; readonly sequential: boolean; readonly items: number; readonly block: Block }
  /** A call of the process `called`, which may throw. */
  | { readonly kind: 'call' }
  /** A sub-process with a service task that may throw, caught outside, and a message that is answered beside it. */
  | { readonly kind: 'risky'; readonly repair: Block }
  /** A sub-process that ends in an error for some variables, caught outside. */
  | { readonly kind: 'failing'; readonly block: Block; readonly repair: Block }
  /** A sub-process that escalates before its block. */
  | {
      readonly kind: 'escalating';
      readonly interrupting: boolean;
      readonly block: Block;
      readonly reaction: Block;
    };

const leaf = fc.constantFrom<Leaf>('user', 'service', 'manual', 'script', 'timer', 'message').map((kind) => ({ kind }));
const trigger = fc.constantFrom<Trigger>('timer', 'message', 'signal');
const inside = fc.constantFrom('message' as const, 'signal' as const);

/** Random blocks, nested up to four deep. */
export const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.record({
      kind: fc.constantFrom('sequence' as const, 'parallel' as const),
      blocks: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constantFrom('choice' as const, 'inclusive' as const),
      blocks: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.constant<Block>({ kind: 'call' }),
    fc.record({ kind: fc.constantFrom('sub' as const, 'mapped' as const), block: tie('block') }),
    fc.record({ kind: fc.constant('risky' as const), repair: tie('block') }),
    fc.record({ kind: fc.constant('failing' as const), block: tie('block'), repair: tie('block') }),
    fc.record({
      kind: fc.constant('escalating' as const),
      interrupting: fc.boolean(),
      block: tie('block'),
      reaction: tie('block'),
    }),
    fc.record({
      kind: fc.constant('guarded' as const),
      trigger,
      interrupting: fc.boolean(),
      block: tie('block'),
      reaction: tie('block'),
    }),
    fc.record({
      kind: fc.constant('watched' as const),
      trigger: inside,
      interrupting: fc.boolean(),
      block: tie('block'),
      reaction: tie('block'),
    }),
    fc.record({
      kind: fc.constant('each' as const),
      sequential: fc.boolean(),
      items: fc.integer({ min: 0, max: 3 }),
      early: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('loop' as const),
      sequential: fc.boolean(),
      items: fc.integer({ min: 0, max: 2 }),
      block: tie('block'),
    }),
  ),
})).block;

/** Names as they are, one message for all that wait in the way and one for all beside it; timers of hours. */
const plainNames: ModelNames = {
  name: (local) => local,
  message: (_elementId, isInTheWay) => (isInTheWay ? 'go' : 'ask'),
  timer: (_elementId, isInTheWay) => (isInTheWay ? 'PT1H' : 'PT2H'),
};

export interface RandomModel {
  readonly xml: string;
  /** Events that a message or signal from outside triggers. */
  readonly catching: readonly CatchingElement[];
}

/** Writes a block as the process `random`; ids are numbered, the correlation key is in `number`. */
export function writeRandomModel(block: Block, names: ModelNames): RandomModel {
  const writer = new ModelWriter(names);
  const { first, last } = writer.write(block);
  const body = start() + writer.xml + end() + flow('start', first) + flow(last, 'end');
  const globals = writer.events.globals + error('fail', 'FAIL') + escalation('raise', 'RAISE');
  return { xml: bpmn(names.name('random'), body, globals), catching: writer.events.catching };
}

export function randomModel(block: Block): string {
  return writeRandomModel(block, plainNames).xml;
}

/** The process that random ones call: a job that may throw, and a task. */
export function writeCalledModel({ name }: ModelNames): string {
  const body = start() + serviceTask('inner', name('random/job')) + userTask('user') + end();
  return bpmn(name('called'), body + flows('start -> inner -> user -> end'));
}

export const calledModel = writeCalledModel(plainNames);
