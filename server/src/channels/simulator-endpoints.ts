import { simulatedFailureSchema, simulatedMessageQuerySchema, simulatedMessagesSchema } from '@safeflow/contracts';
import type { Database } from '../db/database.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import type { Simulator } from './simulator.ts';

const SHOWN = 200;

/** What the simulators took and how to make them fail; mounted outside production only. */
export function simulatorEndpoints(database: Database, simulator: Simulator): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/api/simulator/messages',
      tag: 'simulator',
      summary: 'The newest messages that the simulators of SMS and mail have taken',
      access: 'session',
      query: simulatedMessageQuerySchema,
      reply: simulatedMessagesSchema,
      handle: ({ query }) => listMessages(database, query),
    }),
    endpoint({
      method: 'post',
      path: '/api/simulator/failures',
      tag: 'simulator',
      summary: 'Makes the next messages of a channel fail as the real supplier would',
      access: 'session',
      body: simulatedFailureSchema,
      async handle({ body }) {
        simulator.failNext(body.channel, body.failure, body.times);
      },
    }),
  ];
}

async function listMessages(
  database: Database,
  { to, channel }: { to?: string | undefined; channel?: 'sms' | 'mail' | undefined },
) {
  let rows = database.read
    .selectFrom('sim_message')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN);
  if (to !== undefined) rows = rows.where('recipient', '=', to);
  if (channel !== undefined) rows = rows.where('channel', '=', channel);
  const messages = (await rows.execute()).map(({ recipient, case_number, at, ...row }) => ({
    ...row,
    at: new Date(at).toISOString(),
    to: recipient,
    caseNumber: case_number,
  }));
  return { messages };
}
