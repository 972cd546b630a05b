import type { PublicSetup } from '@safeflow/contracts';

type Region = PublicSetup['regions'][number];

/** Regions directly below one; the roots for null. */
export function regionsBelow(regions: readonly Region[], parent: string | null): Region[] {
  return regions.filter((region) => region.parent === parent);
}

/** A region and those above it, the widest first; empty for an unknown code. */
export function regionPath(regions: readonly Region[], code: string): Region[] {
  const path: Region[] = [];
  let region = regions.find((candidate) => candidate.code === code);
  while (region && !path.includes(region)) {
    path.unshift(region);
    const parent = region.parent;
    region = regions.find((candidate) => candidate.code === parent);
  }
  return path;
}
