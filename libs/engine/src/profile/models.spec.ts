import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkResources } from '../deployment/check-resources.ts';

const root = join(import.meta.dirname, '../../../..');
const models = globSync(['bpmn/**/*.bpmn', 'server/src/testing/models/**/*.bpmn'], { cwd: root }).sort();

test.each(models)('given %s, when it is checked as portable, then nothing is wrong with it', async (name) => {
  const content = readFileSync(join(root, name), 'utf8');
  expect((await checkResources([{ name, content }], { portable: true })).problems).toEqual([]);
});

test('given the models of the product, then there are some', () => {
  expect(models.length).toBeGreaterThan(3);
});
