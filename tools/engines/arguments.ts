import { parseArgs } from 'node:util';
import { z } from 'zod';

const engine = z.enum(['operaton', 'zeebe']);

const given = z.strictObject({
  verb: z.enum(['up', 'down', 'status']),
  engine: engine.optional(),
  database: z.enum(['h2', 'mariadb']).optional(),
  brokers: z.literal(['1', '3']).transform(Number).optional(),
  partitions: z.coerce.number().int().min(1).max(9).optional(),
  clockControlled: z.boolean().optional(),
  deleteData: z.boolean().optional(),
});

export type EngineName = z.infer<typeof engine>;

export type EnginesCommand =
  | { readonly verb: 'up'; readonly engine: 'operaton'; readonly database?: 'h2' | 'mariadb' }
  | {
      readonly verb: 'up';
      readonly engine: 'zeebe';
      readonly brokers?: number;
      readonly partitions?: number;
      readonly clockControlled?: boolean;
    }
  | { readonly verb: 'down'; readonly engines: readonly EngineName[]; readonly deleteData: boolean }
  | { readonly verb: 'status' };

export const usage = [
  'Expected one of:',
  '  npm run engines:up -- operaton [--database=mariadb|h2]',
  '  npm run engines:up -- zeebe [--brokers=1|3] [--partitions=2] [--clock-controlled]',
  '  npm run engines:down -- [operaton|zeebe] [--delete]',
  '  npm run engines:status',
].join('\n');

/** What the words behind the command ask for; throws with the usage when they ask for nothing known. */
export function parseEnginesCommand(words: readonly string[]): EnginesCommand {
  try {
    return parse(words);
  } catch {
    throw new Error(usage);
  }
}

function parse(words: readonly string[]): EnginesCommand {
  const { positionals, values } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      database: { type: 'string' },
      brokers: { type: 'string' },
      partitions: { type: 'string' },
      'clock-controlled': { type: 'boolean' },
      delete: { type: 'boolean' },
    },
  });
  const { 'clock-controlled': clockControlled, delete: deleteData, ...sizes } = values;
  const [verb, name, ...rest] = positionals;
  if (rest.length > 0) throw new Error(usage);
  return commandOf(given.parse({ verb, engine: name, ...sizes, clockControlled, deleteData }));
}

function commandOf({ verb, engine: name, deleteData, database, ...sizes }: z.infer<typeof given>): EnginesCommand {
  if (verb === 'status') return { verb };
  if (verb === 'down')
    return { verb, engines: name === undefined ? engine.options : [name], deleteData: deleteData ?? false };
  if (name === 'operaton') return { verb, engine: name, database };
  if (name === 'zeebe') return { verb, engine: name, ...sizes };
  throw new Error(usage);
}
