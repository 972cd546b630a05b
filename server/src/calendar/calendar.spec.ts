import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '@safeflow/engine';
import { pino } from 'pino';
import { createAudit } from '../audit/index.ts';
import type { Principal } from '../http/principal.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createCalendar } from './index.ts';

let test: TestDatabase;
const replica = () =>
  createCalendar({
    database: test.database,
    audit: createAudit({ database: test.database, clock: systemClock }),
    logger: pino({ level: 'silent' }),
  });
const set = (calendar: ReturnType<typeof replica>['calendar'], day: string, working: boolean) =>
  test.database.transaction((tx) => calendar.set(tx, { day, working, name: working ? '调休上班' : '节假日' }));

beforeEach(async () => {
  test = await createTestDatabase();
});

afterEach(() => test.remove());

describe('Calendar (RPT-078)', () => {
  it('lists holidays and make-up days of a year with their names', () => {
    const days = replica().calendar.daysOf(2026);
    expect(days[0]).toEqual({ day: '2026-01-01', working: false, name: '元旦', edited: false });
    expect(days).toContainEqual({ day: '2026-02-28', working: true, name: '春节调休上班', edited: false });
  });

  it('flags a year without official data and assumes plain weeks for it', () => {
    const { calendar } = replica();
    expect([2025, 2026, 2027].map((year) => calendar.isComplete(year))).toEqual([true, true, false]);
    expect(calendar.isWorkingDay('2027-10-01')).toBe(true);
  });

  it('takes a year as known once its days off are entered by hand', async () => {
    const { calendar } = replica();
    for (let day = 10; day < 23; day++) await set(calendar, `2027-02-${day}`, false);
    await calendar.refresh();
    expect(calendar.isComplete(2027)).toBe(true);
  });

  it('puts a day set by hand before the official one, until it is taken back', async () => {
    const { calendar } = replica();
    const friday = Date.parse('2026-03-06T02:00:00Z');
    await set(calendar, '2026-03-07', true);
    await calendar.refresh();
    expect(new Date(calendar.addWorkingDays(friday, 1)).toISOString()).toBe('2026-03-07T15:59:59.999Z');
    await test.database.transaction((tx) => calendar.unset(tx, '2026-03-07'));
    await calendar.refresh();
    expect(new Date(calendar.addWorkingDays(friday, 1)).toISOString()).toBe('2026-03-09T15:59:59.999Z');
  });

  it('follows what another replica has set', async () => {
    const [one, other] = [replica().calendar, replica().calendar];
    await set(one, '2026-03-09', false);
    expect(other.isWorkingDay('2026-03-09')).toBe(true);
    await other.refresh();
    expect(other.isWorkingDay('2026-03-09')).toBe(false);
  });

  it('given an administrator, changes a day through the API, audited, and refuses a day of another year', async () => {
    const { endpoints } = replica();
    const put = endpoints.find(({ method }) => method === 'put');
    const principal = {
      userId: 'u',
      name: '管理员',
      unitName: '三原县应急管理局',
      unitPath: '/k/',
      address: '127.0.0.1',
    } as Principal;
    const handle = (day: string) =>
      put!.handle({ params: { year: 2026, day }, body: { working: false, name: '防汛停工' }, principal } as never);
    const changed = (await handle('2026-07-15')) as { days: unknown[] };
    expect(changed.days).toContainEqual({ day: '2026-07-15', working: false, name: '防汛停工', edited: true });
    await expect(handle('2027-07-15')).rejects.toMatchObject({ code: 'wrong-year' });
    const audited = await test.database.read.selectFrom('audit_log').select(['action', 'object']).execute();
    expect(audited).toEqual([{ action: 'calendar.change', object: '2026-07-15' }]);
  });
});
