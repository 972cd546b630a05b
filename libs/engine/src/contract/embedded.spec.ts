import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allCases } from './all-cases.ts';
import { EventHub } from './event-hub.ts';
import { runCase } from './run-case.ts';
import type { EngineStage } from './stage.ts';
import { openEmbeddedStage } from './stages/embedded.ts';

let stage: EngineStage;
let hub: EventHub;
beforeAll(async () => {
  stage = await openEmbeddedStage();
  hub = new EventHub(stage.engine);
});
afterAll(() => stage.close());

describe('the embedded engine', () => {
  test.each(allCases.map((contract) => [contract.id, contract.title, contract] as const))(
    '%s: %s',
    async (_id, _title, contract) => {
      const { difference } = { difference: '', ...(await runCase(stage, hub, contract)) };
      expect(difference).toBe('');
    },
  );
});

test('given the suite, then each case has an id of its own that names its family', () => {
  const ids = allCases.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(ids.filter((id) => !/^[a-z-]+\/[a-z0-9-]+$/.test(id))).toEqual([]);
});
