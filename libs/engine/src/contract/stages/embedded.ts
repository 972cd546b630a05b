import { createEmbeddedEngine } from '../../embedded/embedded-engine.ts';
import { VirtualClock } from '../../time/virtual-clock.ts';
import { openTestDatabase } from '../../testing/memory-database.ts';
import type { EngineStage } from '../stage.ts';

/** The embedded engine on a database in memory and a clock that stands still until it is moved. */
export async function openEmbeddedStage(): Promise<EngineStage> {
  const database = openTestDatabase();
  const clock = new VirtualClock();
  const engine = createEmbeddedEngine({ database, clock });
  return {
    engine,
    isStill: true,
    hasTimeByProcess: false,
    patience: 2_000,
    quiet: 3,
    longestCase: 30_000,
    async advance(milliseconds) {
      clock.advance(milliseconds);
      await engine.fireDueTimers();
    },
    async close() {
      await engine.stop();
      database.close();
    },
  };
}
