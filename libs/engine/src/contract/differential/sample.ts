import fc from 'fast-check';
import {
  blocks,
  writeCalledModel,
  writeRandomModel,
  type Block,
  type RandomModel,
} from '../../testing/random-model.ts';
import type { ModelNames } from '../../testing/random-event-writer.ts';
import { withFlowNames } from '../new-process.ts';
import type { Name } from '../name.ts';

/** A random model and the numbers that decide what is done with it. */
export interface Sample {
  readonly block: Block;
  readonly picks: readonly number[];
  /** Which of the timers that guard something goes off. */
  readonly early: number;
}

/** Most steps that are taken before the instance is cancelled. */
const LONGEST_RUN = 40;

const samples: fc.Arbitrary<Sample> = fc.record({
  block: fc.record({
    kind: fc.constant('sequence' as const),
    blocks: fc.array(blocks, { minLength: 3, maxLength: 6 }),
  }),
  picks: fc.array(fc.nat(100_000), { minLength: 1, maxLength: LONGEST_RUN, size: 'max' }),
  early: fc.nat(3),
});

/** The same samples for the same seed. */
export function sampleModels(count: number, seed: number): Sample[] {
  return fc.sample(samples, { numRuns: count, seed });
}

/** The files of a sample: its process `main`, and the one it calls. */
export function filesOf({ block, early }: Sample, name: Name): RandomModel & { readonly files: readonly string[] } {
  let guards = 0;
  const names: ModelNames = {
    name: (local) => name(local === 'random' ? 'main' : local.replace('/', '-')),
    message: (elementId) => name(`message-${elementId}`),
    timer(_elementId, isInTheWay, guarded) {
      if (isInTheWay) return 'PT2S';
      // One guard goes off by itself; it must not compete with timers that it guards.
      const isEarly = guards === early && guarded !== undefined && !hasTimer(guarded);
      guards += 1;
      return isEarly ? 'PT5S' : 'P900D';
    },
  };
  const model = writeRandomModel(block, names);
  return { ...model, files: [withFlowNames(model.xml), withFlowNames(writeCalledModel(names))] };
}

function hasTimer(block: Block): boolean {
  if (block.kind === 'timer' || (block.kind === 'guarded' && block.trigger === 'timer')) return true;
  return childrenOf(block).some(hasTimer);
}

/** Blocks directly inside a block. */
export function childrenOf(block: Block): readonly Block[] {
  return [
    ...('blocks' in block ? block.blocks : []),
    ...('block' in block ? [block.block] : []),
    ...('reaction' in block ? [block.reaction] : []),
    ...('repair' in block ? [block.repair] : []),
  ];
}
