import { join } from 'node:path';
import { enginesFolder } from './engines/engines-folder.ts';
import { readServer, serverRuns } from './engines/server-process.ts';

// Prints, as JSON, the settings of an engine that `npm run engines:up` started and that still runs; an empty object without one.
const port = (server: string, name: string) => {
  const folder = join(enginesFolder, server);
  return serverRuns(folder) ? readServer(folder)?.ports[name] : undefined;
};

console.log(JSON.stringify(settingsOf(process.argv[2])));

function settingsOf(engine: string | undefined): Record<string, string> {
  if (engine === 'camunda7') {
    const http = port('operaton/server', 'http');
    return http === undefined ? {} : { OPERATON_URL: `http://127.0.0.1:${http}/engine-rest` };
  }
  const gateways = [0, 1, 2].flatMap((broker) => port(`zeebe/broker-${broker}`, 'gateway') ?? []);
  const redis = port('zeebe/redis', 'redis');
  if (gateways.length === 0 || redis === undefined) return {};
  const addresses = gateways.map((gateway) => `127.0.0.1:${gateway}`);
  return { ZEEBE_ADDRESS: addresses.join(','), ZEEBE_REDIS_URL: `redis://127.0.0.1:${redis}` };
}
