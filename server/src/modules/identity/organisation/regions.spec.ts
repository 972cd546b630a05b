import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bootIdentity } from '../identity-harness.ts';

let system: Awaited<ReturnType<typeof bootIdentity>>;

beforeEach(async () => {
  system = await bootIdentity([['clerk', 'k', 'information-officer']]);
});

afterEach(() => system.stop());

describe('Regions for filters', () => {
  it('given units in Shaanxi, then all its counties can be chosen, and of other provinces only the province (RPT-056)', async () => {
    const { body } = await (await system.signIn('clerk')).request('GET', '/api/regions');
    const regions = body['regions'] as { code: string; name: string; parent: string | null }[];
    expect(regions).toContainEqual({ code: '610000', name: '陕西省', parent: null });
    expect(regions).toContainEqual(expect.objectContaining({ code: '610422', parent: '610400' }));
    const others = regions.filter(({ code }) => !code.startsWith('61'));
    expect(others.length).toBeGreaterThan(20);
    expect(others.every(({ code }) => code.endsWith('0000'))).toBe(true);
  });
});
