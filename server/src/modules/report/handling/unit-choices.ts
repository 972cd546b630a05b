import type { Directory, DirectoryUnit } from '../../../bpm/directory.ts';
import type { Choice } from '../report-options.ts';
import { authorityOf } from './authority.ts';

const LOCAL = new Set(['city', 'county', 'township']);

/** Units that a report can be given to by a unit (RPT-023 … RPT-025), by the names that forms ask for. */
export async function unitChoices(directory: Directory, unitId: string): Promise<Record<string, Choice[]>> {
  const authority = await authorityOf(directory, unitId);
  const enabled = (await directory.units()).filter((unit) => unit.enabled);
  const below = enabled.filter((unit) => unit.parentId === authority.id);
  const departments = below.filter(({ kind }) => kind === 'department');
  const subordinates = below.filter(({ kind }) => LOCAL.has(kind));
  const regulators = enabled.filter((unit) => unit.kind === 'regulator' && covers(unit, authority));
  return {
    departments: [choice(authority, '本单位', 'This unit'), ...departments.map((unit) => choice(unit))],
    subordinates: subordinates.map((unit) => choice(unit)),
    targets: [
      ...departments.map((unit) => choice(unit, '内设机构', 'Internal department')),
      ...subordinates.map((unit) => choice(unit, '下级机构', 'Subordinate unit')),
      ...regulators.map((unit) => choice(unit, '行业主管部门', 'Industry regulator')),
      choice(authority, '本单位', 'This unit'),
    ],
  };
}

function choice({ id, name }: DirectoryUnit, kind = '', kindEn = ''): Choice {
  return {
    value: id,
    label: kind === '' ? name : `${kind}：${name}`,
    labelEn: kindEn === '' ? name : `${kindEn}: ${name}`,
  };
}

/** A regulator of the same region or of one around it. */
function covers(regulator: DirectoryUnit, authority: DirectoryUnit): boolean {
  const area = regulator.regionCode.replace(/(00)+$/, '');
  return regulator.id !== authority.id && authority.regionCode.startsWith(area);
}
