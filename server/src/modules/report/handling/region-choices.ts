import type { Directory, DirectoryRegion } from '../../../bpm/directory.ts';
import type { Choice } from '../report-options.ts';
import { authorityOf } from './authority.ts';

/** Choices by the code of the authority's region, for one state of the list of regions. */
const known = new WeakMap<readonly DirectoryRegion[], Map<string, Choice[]>>();

/** The regions that a unit takes reports of: its own and those below, named with what lies between. */
export async function regionChoices(directory: Directory, unitId: string): Promise<Choice[]> {
  const { regionCode } = await authorityOf(directory, unitId);
  const regions = await directory.regions();
  const byAuthority = known.get(regions) ?? new Map<string, Choice[]>();
  known.set(regions, byAuthority);
  const choices = byAuthority.get(regionCode) ?? choicesBelow(regionCode, regions);
  byAuthority.set(regionCode, choices);
  return choices;
}

function choicesBelow(regionCode: string, regions: readonly DirectoryRegion[]): Choice[] {
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  const area = regionCode.replace(/(00)+$/, '');
  return regions
    .filter(({ code }) => code.startsWith(area))
    .map(({ code, name, parent }) => {
      const label = parent === null || code === regionCode ? name : `${names.get(parent) ?? ''}${name}`;
      return { value: code, label, labelEn: label };
    });
}
