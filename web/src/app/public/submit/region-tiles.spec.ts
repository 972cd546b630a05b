import { describe, expect, it } from 'vitest';
import { regionPath, regionsBelow } from '../region-tree.ts';
import { tilePlaces } from './region-tiles.ts';

const cities = ['610100', '610200', '610300', '610400', '610500', '610600', '610700', '610800', '610900', '611000'];
const regions = [
  { code: '610000', name: '陕西省', parent: null },
  { code: '610400', name: '咸阳市', parent: '610000' },
  { code: '610422', name: '三原县', parent: '610400' },
  { code: '610300', name: '宝鸡市', parent: '610000' },
];

describe('the schematic map of regions (RPT-005)', () => {
  it('given the cities of Shaanxi, then each has a tile of its own, Yulin in the north and Ankang in the south', () => {
    const places = tilePlaces(cities);
    const spots = [...places.values()].map(({ column, row }) => `${column}/${row}`);
    expect(new Set(spots).size).toBe(cities.length);
    expect(places.get('610800')?.row).toBeLessThan(places.get('610100')?.row ?? 0);
    expect(places.get('610900')?.row).toBeGreaterThan(places.get('610100')?.row ?? 99);
  });

  it('given a region without a tile, then none is placed and all show as a list', () => {
    expect(tilePlaces([...cities, '620100']).size).toBe(0);
  });

  it('given a county, then the way to it leads through its city, and its neighbours can be chosen', () => {
    expect(regionPath(regions, '610422').map(({ name }) => name)).toEqual(['陕西省', '咸阳市', '三原县']);
    expect(regionsBelow(regions, '610000').map(({ name }) => name)).toEqual(['咸阳市', '宝鸡市']);
    expect(regionPath(regions, '990000')).toEqual([]);
  });
});
