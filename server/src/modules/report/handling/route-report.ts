import type { Directory, DirectoryUnit } from '../../../bpm/directory.ts';
import { defineError } from '../../../http/errors.ts';

const AUTHORITIES = new Set(['province', 'city', 'county']);

const nobodyResponsible = defineError('unknown-region', 400, {
  zh: '该地区暂未开通网上举报，请重新选择问题所在地。',
  en: 'Reports of this region are not taken here. Please choose the region again.',
});

/** The authority that a report belongs to by its place: the county's, else the city's, else the province's (RPT-005). */
export async function routeReport(directory: Directory, regionCode: string): Promise<DirectoryUnit> {
  const region = await directory.region(regionCode);
  const units = (await directory.units()).filter((unit) => unit.enabled && AUTHORITIES.has(unit.kind));
  for (let code: string | null | undefined = region?.code; code; code = (await directory.region(code))?.parent) {
    const unit = units.find((one) => one.regionCode === code);
    if (unit) return unit;
  }
  throw nobodyResponsible({ field: 'regionCode' });
}
