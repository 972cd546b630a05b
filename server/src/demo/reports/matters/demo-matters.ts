import { chemicalMatters } from './chemical-matters.ts';
import type { DemoMatter } from './demo-matter.ts';
import { industryMatters } from './industry-matters.ts';
import { miningMatters } from './mining-matters.ts';
import { publicMatters } from './public-matters.ts';

export const demoMatters: readonly DemoMatter[] = [
  ...chemicalMatters,
  ...industryMatters,
  ...publicMatters,
  ...miningMatters,
];
