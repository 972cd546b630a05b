import type { UnitKind } from '@safeflow/contracts';

export interface DemoUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: UnitKind;
  readonly regionCode: string;
  readonly name: string;
}

interface County {
  readonly code: string;
  /** Short name in front of departments, such as 三原县. */
  readonly name: string;
  readonly townships: readonly string[];
}

interface City {
  readonly code: string;
  readonly name: string;
  readonly counties: readonly County[];
}

const CITIES: readonly City[] = [
  {
    code: '610400',
    name: '咸阳市',
    counties: [
      { code: '610422', name: '三原县', townships: ['城关街道', '陂西镇'] },
      { code: '610423', name: '泾阳县', townships: ['永乐镇'] },
      { code: '610481', name: '兴平市', townships: [] },
    ],
  },
  {
    code: '610300',
    name: '宝鸡市',
    counties: [
      { code: '610323', name: '岐山县', townships: ['蔡家坡镇'] },
      { code: '610324', name: '扶风县', townships: [] },
      { code: '610326', name: '眉县', townships: [] },
    ],
  },
  {
    code: '610500',
    name: '渭南市',
    counties: [
      { code: '610523', name: '大荔县', townships: ['朝邑镇'] },
      { code: '610526', name: '蒲城县', townships: [] },
      { code: '610528', name: '富平县', townships: [] },
    ],
  },
];

const PROVINCE = '610000';
type Department = readonly [part: string, title: string];
const DEPARTMENTS: readonly Department[] = [
  ['lead', '举报受理'],
  ['chemicals', '危化监管'],
  ['industry', '工贸监管'],
];
/** Smaller authorities have one department for all of it. */
const SMALL: readonly Department[] = [['chemicals', '危化工贸监管']];
const FULLY_STAFFED = ['610000', '610400', '610422'];

/** The units of the demonstration; an id is `u` with the region's code and what the unit is below it. */
export const demoUnits: readonly DemoUnit[] = [
  { id: unitId(PROVINCE), parentId: null, kind: 'province', regionCode: PROVINCE, name: '陕西省应急管理厅' },
  ...departments(PROVINCE, '省厅', '处'),
  ...regulator(PROVINCE, 'coal', '陕西省煤矿安全监管局'),
  ...regulator(PROVINCE, 'fire', '陕西省消防救援总队'),
  ...CITIES.flatMap(cityUnits),
];

/** Id of an authority by the code of its region, or of a unit below it. */
export function unitId(regionCode: string, part?: string): string {
  return part === undefined ? `u${regionCode}` : `u${regionCode}-${part}`;
}

function cityUnits({ code, name, counties }: City): DemoUnit[] {
  const authority = { id: unitId(code), parentId: unitId(PROVINCE), regionCode: code, name: `${name}应急管理局` };
  return [
    { ...authority, kind: 'city' },
    ...departments(code, name, '科'),
    ...counties.flatMap((county) => countyUnits(county, code)),
  ];
}

function countyUnits({ code, name, townships }: County, cityCode: string): DemoUnit[] {
  const id = unitId(code);
  return [
    { id, parentId: unitId(cityCode), kind: 'county', regionCode: code, name: `${name}应急管理局` },
    ...departments(code, name, '股'),
    ...townships.map((township, index): DemoUnit => ({
      id: unitId(code, `town${index + 1}`),
      parentId: id,
      kind: 'township',
      regionCode: code,
      name: `${name}${township}应急管理所`,
    })),
    ...(townships.length > 1 ? regulator(code, 'fire', `${name}消防救援大队`) : []),
  ];
}

function departments(code: string, name: string, suffix: string): DemoUnit[] {
  const list = FULLY_STAFFED.includes(code) ? DEPARTMENTS : SMALL;
  return list.map(([part, title]) => ({
    id: unitId(code, part),
    parentId: unitId(code),
    kind: 'department',
    regionCode: code,
    name: `${name}${title}${suffix}`,
  }));
}

function regulator(code: string, part: string, name: string): DemoUnit[] {
  return [{ id: unitId(code, part), parentId: unitId(code), kind: 'regulator', regionCode: code, name }];
}
