import { moveClockSchema, simulatedClockSchema } from '@safeflow/contracts';
import type { Database } from '../db/database.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { defineError } from '../http/errors.ts';
import type { AdjustableClock } from './adjustable-clock.ts';
import { saveClock } from './clock-setting.ts';

const backwards = defineError('clock-backwards', 400, {
  zh: '模拟时钟只能向前调整。',
  en: 'The simulated clock can only be set forward.',
});

/** Reads and sets forward the clock of a demonstration; mounted only with `CLOCK=virtual`. */
export function clockEndpoints(clock: AdjustableClock, database: Database): Endpoint[] {
  const answer = () => ({ now: new Date(clock.now()).toISOString() });
  const shared = {
    tag: 'Simulator',
    access: 'public',
    path: '/api/simulator/clock',
    reply: simulatedClockSchema,
  } as const;
  return [
    endpoint({ ...shared, method: 'get', summary: 'The time of the demonstration', handle: async () => answer() }),
    endpoint({
      ...shared,
      method: 'post',
      summary: 'Set the time forward',
      body: moveClockSchema,
      handle: async ({ body }) => {
        const ahead = 'to' in body ? Date.parse(body.to) - clock.now() : body.advanceMs;
        if (ahead < 0) throw backwards({ field: 'to' });
        clock.advance(ahead);
        await saveClock(clock, database);
        return answer();
      },
    }),
  ];
}
