import { once } from 'node:events';
import { createConnection } from 'node:net';
import { until } from './scene.ts';

/** Deletes every entry of every stream of Zeebe's, as a Redis that runs short of memory is told to by its administrator. */
export async function trimStreams(url: string): Promise<void> {
  for (const name of await streams(url)) await ask(url, ['XTRIM', name, 'MAXLEN', '0']);
}

/** Waits until so many more entries have been written than at the time of the call. */
export async function untilWritten(url: string, entries: number): Promise<void> {
  const before = await written(url);
  await until(`${entries} more events in Redis`, async () => (await written(url)) >= before + entries);
}

/** Entries that were ever written to the streams. */
async function written(url: string): Promise<number> {
  let sum = 0;
  for (const name of await streams(url)) {
    const lines = (await ask(url, ['XINFO', 'STREAM', name])).split('\r\n');
    sum += Number(lines[lines.indexOf('entries-added') + 1]?.slice(1));
  }
  return sum;
}

async function streams(url: string): Promise<string[]> {
  return (await ask(url, ['KEYS', 'zeebe:*'])).split('\r\n').filter((line) => line.startsWith('zeebe:'));
}

/** One command in Redis' own protocol; the answer as it came. */
async function ask(url: string, words: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  const connection = createConnection({ host: hostname, port: Number(port) });
  const lengths = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  // QUIT is answered after everything before it.
  connection.write(`*${words.length}\r\n${lengths.join('')}*1\r\n$4\r\nQUIT\r\n`);
  let answer = '';
  connection.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  await once(connection, 'close');
  return answer;
}
