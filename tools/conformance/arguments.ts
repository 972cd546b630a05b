import { parseArgs } from 'node:util';
import { z } from 'zod';

const engine = z.enum(['embedded', 'camunda7', 'zeebe']);

const given = z.strictObject({
  engines: z.array(engine),
  json: z.boolean().default(false),
  /** Only cases whose id contains the text. */
  filter: z.string().default(''),
  /** Cases or models side by side. */
  jobs: z.coerce.number().int().min(1).max(64).optional(),
  /** Random models instead of the cases. */
  differential: z.coerce.number().int().min(1).optional(),
  seed: z.coerce.number().int().optional(),
});

export type EngineName = z.infer<typeof engine>;
export type ConformanceArguments = z.infer<typeof given>;

export const usage = [
  'Expected:',
  '  npm run conformance -- [embedded|camunda7|zeebe …] [--json] [--filter=text] [--jobs=8]',
  '  npm run conformance -- --differential=500 [--seed=N] [--jobs=20] [--json] [camunda7|zeebe …]',
].join('\n');

/** What the words behind the command ask for; throws with the usage when they ask for nothing known. */
export function parseConformanceArguments(words: readonly string[]): ConformanceArguments {
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        filter: { type: 'string' },
        jobs: { type: 'string' },
        differential: { type: 'string' },
        seed: { type: 'string' },
      },
    });
    return given.parse({ engines: [...new Set(positionals)], ...values });
  } catch {
    throw new Error(usage);
  }
}
