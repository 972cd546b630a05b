import { createRemoteEngine } from '../../remote/remote-engine.ts';
import { openTestDatabase } from '../../testing/memory-database.ts';
import { createZeebeServer } from '../../zeebe/index.ts';
import type { EngineStage } from '../stage.ts';
import { ShiftedClock } from './shifted-clock.ts';

export interface ZeebeStageOptions {
  /** host:port of the gateway. */
  readonly address: string;
  readonly redisUrl: string;
  /** Base of the actuator of a broker whose clock may be controlled. */
  readonly actuatorUrl: string;
  readonly onError: (error: unknown) => void;
}

/** Zeebe through its adapter; the clock of the broker and ours are put forward together. */
export async function openZeebeStage({
  address,
  redisUrl,
  actuatorUrl,
  onError,
}: ZeebeStageOptions): Promise<EngineStage> {
  const database = openTestDatabase();
  const clock = new ShiftedClock();
  const server = createZeebeServer({ address, redisUrl });
  const engine = createRemoteEngine({ database, clock, server, onError });
  // An earlier run may have put the broker's clock forward.
  clock.advance((await addTime(actuatorUrl, 0)) - Date.now());
  await engine.start();
  return {
    engine,
    isStill: false,
    hasTimeByProcess: false,
    patience: 15_000,
    quiet: 400,
    longestCase: 60_000,
    async advance(milliseconds) {
      await addTime(actuatorUrl, milliseconds);
      clock.advance(milliseconds);
    },
    async close() {
      await engine.stop();
      database.close();
    },
  };
}

/** Puts the broker's clock forward and tells what it shows then, UTC milliseconds. */
async function addTime(actuatorUrl: string, milliseconds: number): Promise<number> {
  const response = await fetch(`${actuatorUrl}/clock/add`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ offsetMilli: milliseconds }),
  });
  if (!response.ok) {
    throw new Error(
      `Expected a broker whose clock is controlled (--clock-controlled), but it answered ${response.status} to ${response.url}.`,
    );
  }
  return ((await response.json()) as { epochMilli: number }).epochMilli;
}
