import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkResources } from '../deployment/check-resources.ts';
import { blocks, calledModel, randomModel } from '../testing/random-model.ts';
import { breaks } from './broken/break-model.ts';

const known = { jobTypes: new Set(['random/job']), processes: new Set<string>() };

async function problemsOf(xml: string) {
  const resources = [
    { name: 'random.bpmn', content: xml },
    { name: 'called.bpmn', content: calledModel },
  ];
  return (await checkResources(resources, known)).problems;
}

test('given any block-structured process, when it is checked, then nothing is wrong with it', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, async (block) => {
      expect(await problemsOf(randomModel(block))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

describe('given any block-structured process that is broken in one place', () => {
  test.each(Object.entries(breaks))(
    'when it has %s, then the element and the rule are named',
    async (_what, breakIt) => {
      const broken = fc
        .tuple(fc.array(blocks, { minLength: 2, maxLength: 4 }), fc.nat(99))
        .map(([parts, nth]) => breakIt(randomModel({ kind: 'sequence', blocks: parts }), nth))
        .filter((found) => found !== undefined);
      await fc.assert(
        fc.asyncProperty(broken, async ({ xml, element, rule }) => {
          const problems = await problemsOf(xml);
          expect(problems).toContainEqual(expect.objectContaining({ file: 'random.bpmn', element, rule }));
          for (const { message } of problems) expect(message).toMatch(/^Expected .*\.$/s);
        }),
        { numRuns: 12 },
      );
    },
  );
});
