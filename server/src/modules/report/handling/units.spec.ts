import { describe, expect, it } from 'vitest';
import type { Directory, DirectoryRegion, DirectoryUnit } from '../../../bpm/directory.ts';
import { regionChoices } from './region-choices.ts';
import { routeReport } from './route-report.ts';
import { prepareStart } from './staff-entry.ts';
import { unitChoices } from './unit-choices.ts';

const unit = (
  id: string,
  parentId: string | null,
  kind: DirectoryUnit['kind'],
  regionCode: string,
  enabled = true,
): DirectoryUnit => ({
  id,
  parentId,
  name: id,
  kind,
  regionCode,
  path: '/',
  enabled,
});
const units = [
  unit('province', null, 'province', '610000'),
  unit('fire', 'province', 'regulator', '610000'),
  unit('city', 'province', 'city', '610100'),
  unit('city-mine', 'city', 'regulator', '610100'),
  unit('other-city', 'province', 'city', '610200'),
  unit('other-mine', 'other-city', 'regulator', '610200'),
  unit('county', 'city', 'county', '610112'),
  unit('chemicals', 'county', 'department', '610112'),
  unit('closed', 'county', 'department', '610112', false),
  unit('town', 'county', 'township', '610112'),
];
const regions: DirectoryRegion[] = [
  { code: '110000', name: '北京市', parent: null },
  { code: '610000', name: '陕西省', parent: null },
  { code: '610100', name: '西安市', parent: '610000' },
  { code: '610112', name: '未央区', parent: '610100' },
  { code: '610113', name: '雁塔区', parent: '610100' },
  { code: '610300', name: '宝鸡市', parent: '610000' },
];
const directory: Directory = {
  unit: async (id) => units.find((one) => one.id === id),
  units: async () => units,
  user: async () => undefined,
  usersInGroup: async () => [],
  region: async (code) => regions.find((one) => one.code === code),
  regions: async () => regions,
};

describe('given a report of a place (RPT-005)', () => {
  it.each([
    ['610112', 'county'],
    ['610113', 'city'],
    ['610300', 'province'],
  ])('when the region is %s, then it goes to the %s', async (code, id) => {
    expect((await routeReport(directory, code)).id).toBe(id);
  });

  it.each(['110000', '999999'])('when nobody is responsible for %s, then it is refused', async (code) => {
    await expect(routeReport(directory, code)).rejects.toMatchObject({
      code: 'unknown-region',
      status: 400,
      field: 'regionCode',
    });
  });
});

describe('given a unit that hands a report on', () => {
  const values = async (unitId: string) =>
    Object.fromEntries(
      Object.entries(await unitChoices(directory, unitId)).map(([name, list]) => [
        name,
        list.map(({ value }) => value),
      ]),
    );

  it('when a county chooses, then its departments, townships, regulators around it and itself are offered (RPT-023 … RPT-025)', async () => {
    expect(await values('county')).toEqual({
      departments: ['county', 'chemicals'],
      subordinates: ['town'],
      targets: ['chemicals', 'town', 'fire', 'city-mine', 'county'],
    });
  });

  it('when one of its departments chooses, then the same is offered', async () => {
    expect(await values('chemicals')).toEqual(await values('county'));
  });
});

describe('given staff who enter a report (RPT-010)', () => {
  it('when they choose the region, then their own and those below are offered', async () => {
    expect((await regionChoices(directory, 'city')).map(({ label }) => label)).toEqual([
      '西安市',
      '西安市未央区',
      '西安市雁塔区',
    ]);
    expect((await regionChoices(directory, 'chemicals')).map(({ label }) => label)).toEqual(['未央区']);
  });

  it.each([
    ['accept', 'accept'],
    ['later', null],
  ])('when they choose %s, then the process starts with intake %s (D3)', async (decision, intake) => {
    const values = {
      ...{ decision, form: 'anonymous', title: '消防通道堵塞' },
      ...{ regionCode: '610112', receivedOn: '2026-03-02' },
    };
    const context = { caseId: null, unitId: 'chemicals' } as Parameters<typeof prepareStart>[2];
    const calendar = { addWorkingDays: (from: number, days: number) => from + days * 86_400_000 };
    const start = await prepareStart({ directory, calendar }, values, context);
    expect(start).toMatchObject({
      unitId: 'county',
      title: '消防通道堵塞',
      confidentiality: 'normal',
      variables: { intake, decideBy: '2026-03-04T16:00:00.000Z' },
    });
    expect(start.record).toEqual({
      ...{ form: 'anonymous', title: '消防通道堵塞' },
      ...{ regionCode: '610112', receivedOn: '2026-03-02' },
    });
    expect(start.number).toMatch(/^NM610112\d{11}$/);
  });
});
