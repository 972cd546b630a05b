import { randomInt } from 'node:crypto';

const RANDOM_DIGITS = 11;

/**
 * A report's number, which is also the code that its reporter asks by (RPT-007): `SM` for a real name or `NM` for an anonymous
 * report, the region, and digits nobody can guess or count through.
 */
export function newReportCode(realName: boolean, regionCode: string): string {
  const digits = Array.from({ length: RANDOM_DIGITS }, () => randomInt(10)).join('');
  return `${realName ? 'SM' : 'NM'}${regionCode}${digits}`;
}
