import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../new-id.ts';
import { enqueue, type NewIntent } from './enqueue.ts';
import { OutboxDispatcher } from './dispatcher.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
  // These specifications send by receivers of their own.
  await server.services.kernel.outbox.stop();
});
afterEach(() => server.stop());

const intent = (caseId: string | null, key: string): NewIntent => ({
  ...{ channel: 'sms', caseId, idempotencyKey: key },
  payload: { phone: '19900000001', template: 'report-received', values: { number: key } },
});
const put = (...intents: NewIntent[]) =>
  server.services.database.transaction(async (tx) => {
    for (const one of intents) await enqueue(server.services.kernel.context, tx, one);
  });
const rows = () => server.services.database.read.selectFrom('bpm_outbox').selectAll().orderBy('id').execute();

/** A receiver outside that takes what it is told to take and notes it. */
function receiver(answer: (key: string) => Error | undefined = () => undefined) {
  const taken: string[] = [];
  const take = async ({ idempotencyKey }: { idempotencyKey: string }) => {
    const error = answer(idempotencyKey);
    if (error) throw error;
    taken.push(idempotencyKey);
  };
  const { database, clock, logger } = server.services;
  return {
    taken,
    dispatcher: new OutboxDispatcher({
      database,
      clock,
      logger,
      channels: { sms: { send: take }, mail: { send: take } },
    }),
  };
}

describe('the outbox', () => {
  it('given several intents of one case, then they go out in order, each once', async () => {
    const caseId = newId();
    const keys = Array.from({ length: 30 }, (_, index) => `k${String(index).padStart(2, '0')}`);
    for (const key of keys) await put(intent(caseId, key), intent(caseId, key));
    const { taken, dispatcher } = receiver();
    expect(await dispatcher.sendDue()).toBe(30);
    expect(taken).toEqual(keys);
    expect(await dispatcher.sendDue()).toBe(0);
  });

  it('given a transaction that fails, then its intent is not sent', async () => {
    const { database, kernel } = server.services;
    await database
      .transaction(async (tx) => {
        await enqueue(kernel.context, tx, intent(null, 'lost'));
        throw new Error('refused');
      })
      .catch(() => undefined);
    expect(await receiver().dispatcher.sendDue()).toBe(0);
  });

  it('given a receiver that is away, then the intent is tried again later, in front of those behind it', async () => {
    const caseId = newId();
    await put(intent(caseId, 'first'), intent(caseId, 'second'), intent(null, 'other'));
    let away = true;
    const { taken, dispatcher } = receiver((key) => (away && key === 'first' ? new Error('timeout') : undefined));
    await dispatcher.sendDue();
    expect(taken).toEqual(['other']);
    expect((await rows())[0]).toMatchObject({ state: 'pending', attempts: 1, error: 'timeout' });
    away = false;
    server.clock.advance(4_000);
    expect(await dispatcher.sendDue()).toBe(0);
    server.clock.advance(2_000);
    await dispatcher.sendDue();
    expect(taken).toEqual(['other', 'first', 'second']);
  });

  it('given two processes, then none sends what the other is sending', async () => {
    await put(...Array.from({ length: 20 }, (_, index) => intent(null, `k${index}`)));
    const [one, two] = [receiver(), receiver()];
    await Promise.all([one.dispatcher.sendDue(), two.dispatcher.sendDue()]);
    const all = [...one.taken, ...two.taken];
    expect(all).toHaveLength(20);
    expect(new Set(all).size).toBe(20);
  });

  it('given a process that died while sending, then the intent is sent again under the same key when its lease is over', async () => {
    await put(intent(null, 'once'));
    const { dispatcher, taken } = receiver();
    const dying = receiver(() => undefined);
    await server.services.database.transaction((tx) =>
      tx.k
        .updateTable('bpm_outbox')
        .set({ lease: 'dead', next_at: server.clock.now() + 60_000 })
        .execute(),
    );
    expect(await dying.dispatcher.sendDue()).toBe(0);
    server.clock.advance(60_001);
    await dispatcher.sendDue();
    expect(taken).toEqual(['once']);
  });

  it('given a refusal that no repetition helps, then it is visible to the operator, who can retry it', async () => {
    const caseId = newId();
    await put(intent(caseId, 'wrong-number'), intent(caseId, 'behind'));
    let refused = true;
    const error = Object.assign(new Error('isv.MOBILE_NUMBER_ILLEGAL'), { retry: false });
    const { taken, dispatcher } = receiver((key) => (refused && key === 'wrong-number' ? error : undefined));
    await dispatcher.sendDue();
    expect(taken).toEqual(['behind']);
    const operator = await server.signIn('operator');
    const { body } = await operator.get<{ items: { id: string }[] }>('/api/outbox?state=failed');
    expect(body.items).toMatchObject([
      { channel: 'sms', to: '*******0001', error: 'isv.MOBILE_NUMBER_ILLEGAL', attempts: 1 },
    ]);
    refused = false;
    expect((await operator.post(`/api/outbox/${body.items[0]!.id}/retry`)).status).toBe(204);
    await dispatcher.sendDue();
    expect(taken).toEqual(['behind', 'wrong-number']);
    expect((await operator.post('/api/outbox/unknown/retry')).status).toBe(404);
    const admin = await server.signIn('admin');
    expect((await admin.get('/api/outbox')).status).toBe(403);
  });

  it('given a receiver that never comes back, then it is failed after the last try', async () => {
    await put(intent(null, 'hopeless'));
    const { dispatcher } = receiver(() => new Error('timeout'));
    for (let attempt = 0; attempt < 8; attempt++) {
      await dispatcher.sendDue();
      server.clock.advance(31 * 60_000);
    }
    expect(await rows()).toMatchObject([{ state: 'failed', attempts: 8 }]);
  });
});
