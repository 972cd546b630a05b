import { join } from 'node:path';
import { parseEnginesCommand, type EngineName } from './engines/arguments.ts';
import { serversIn, stopAll } from './engines/engine-set.ts';
import { enginesFolder } from './engines/engines-folder.ts';
import { withFileLock } from './engines/file-lock.ts';
import { startOperaton } from './engines/operaton.ts';
import { startZeebe } from './engines/zeebe.ts';

try {
  const command = parseEnginesCommand(process.argv.slice(2));
  switch (command.verb) {
    case 'up':
      await alone(command.engine, async (folder) => {
        const lines =
          command.engine === 'operaton'
            ? operatonLines(await startOperaton(folder, command))
            : zeebeLines(await startZeebe(folder, command));
        console.log(lines.join('\n'));
      });
      break;
    case 'down':
      for (const engine of command.engines) {
        await alone(engine, (folder) => stopAll(folder, command));
      }
      break;
    case 'status':
      console.log(statusLines().join('\n'));
      break;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function alone(engine: EngineName, work: (folder: string) => Promise<void>): Promise<void> {
  return withFileLock(join(enginesFolder, `${engine}.lock`), () => work(join(enginesFolder, engine)));
}

function operatonLines({ url }: Awaited<ReturnType<typeof startOperaton>>): string[] {
  return ['SAFEFLOW_ENGINE=camunda7', `OPERATON_URL=${url}`];
}

function zeebeLines({ brokers, redis }: Awaited<ReturnType<typeof startZeebe>>): string[] {
  return [
    'SAFEFLOW_ENGINE=zeebe',
    `ZEEBE_ADDRESS=${brokers.map(({ address }) => address).join(',')}`,
    `ZEEBE_REDIS_URL=${redis.url}`,
    `ZEEBE_ACTUATOR_URL=${brokers[0]?.actuatorUrl ?? ''}`,
  ];
}

function statusLines(): string[] {
  const servers = serversIn(enginesFolder);
  if (servers.length === 0) return ['No engine was started.'];
  return servers.map(({ name, running, pid, ports }) => {
    const where = Object.entries(ports).map(([use, port]) => `${use} ${port}`);
    return `${name}: ${running ? `runs as process ${pid}` : 'does not run'}; ports: ${where.join(', ')}`;
  });
}
