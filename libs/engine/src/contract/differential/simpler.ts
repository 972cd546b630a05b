import type { Block } from '../../testing/random-model.ts';
import { childrenOf, type Sample } from './sample.ts';

/** Samples with a smaller model: a block replaced by one inside it, or by a task. */
export function simpler(sample: Sample): Sample[] {
  return smallerBlocks(sample.block)
    .toSorted((left, right) => sizeOf(left) - sizeOf(right))
    .map((block) => ({ ...sample, block }));
}

function smallerBlocks(block: Block): Block[] {
  const children = childrenOf(block);
  const inside = children.flatMap((child) => smallerBlocks(child).map((smaller) => replaced(block, child, smaller)));
  const shorter = 'blocks' in block && block.blocks.length > 2 ? block.blocks.map((one) => without(block, one)) : [];
  const leaf: Block[] = sizeOf(block) > 1 ? [{ kind: 'user' }] : [];
  return [...children, ...shorter, ...inside, ...leaf];
}

function without(block: Extract<Block, { readonly blocks: readonly Block[] }>, child: Block): Block {
  return { ...block, blocks: block.blocks.filter((one) => one !== child) };
}

function replaced(block: Block, child: Block, by: Block): Block {
  if ('blocks' in block) return { ...block, blocks: block.blocks.map((one) => (one === child ? by : one)) };
  const changed = Object.entries(block).map(([name, value]) => [name, value === child ? by : (value as unknown)]);
  return Object.fromEntries(changed) as Block;
}

function sizeOf(block: Block): number {
  return 1 + childrenOf(block).reduce((sum, child) => sum + sizeOf(child), 0);
}
