import { join } from 'node:path';
import { enginesFolder } from '../engines/engines-folder.ts';
import { stopAll } from '../engines/engine-set.ts';
import { startOperaton } from '../engines/operaton.ts';
import { startZeebe } from '../engines/zeebe.ts';
import { contract, type EngineStage } from './contract.ts';
import type { EngineName } from './arguments.ts';

/** A stage and what was started for it. */
export interface OpenedEngine {
  readonly stage: EngineStage;
  close(): Promise<void>;
}

const onError = (error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
};
const ownFolder = (name: string) => join(enginesFolder, 'conformance', name);

/** Opens an engine: on the server that the environment names, else on one that is started for it and stopped after. */
export async function openEngine(name: EngineName): Promise<OpenedEngine> {
  if (name === 'zeebe') return openZeebe();
  if (name === 'camunda7') return openCamunda7();
  const stage = await contract.openEmbeddedStage();
  return { stage, close: () => stage.close() };
}

async function openZeebe(): Promise<OpenedEngine> {
  const { ZEEBE_ADDRESS: address, ZEEBE_REDIS_URL: redisUrl, ZEEBE_ACTUATOR_URL: actuatorUrl } = process.env;
  if (address !== undefined && redisUrl !== undefined && actuatorUrl !== undefined) {
    await expectAnswer('Zeebe', actuatorUrl, 'npm run engines:up -- zeebe --clock-controlled');
    const stage = await contract.openZeebeStage({ address, redisUrl, actuatorUrl, onError });
    return { stage, close: () => stage.close() };
  }
  if (address !== undefined) {
    throw new Error(
      'Expected ZEEBE_REDIS_URL and ZEEBE_ACTUATOR_URL beside ZEEBE_ADDRESS, but they are not set; ' +
        '"npm run engines:up -- zeebe --clock-controlled" starts a server and prints all three.',
    );
  }
  return onOwnServer('zeebe', async (folder) => {
    const { brokers, redis } = await startZeebe(folder, { clockControlled: true });
    const [broker] = brokers;
    if (!broker) throw new Error('Expected a broker, but there is none.');
    return contract.openZeebeStage({
      address: broker.address,
      redisUrl: redis.url,
      actuatorUrl: broker.actuatorUrl,
      onError,
    });
  });
}

async function openCamunda7(): Promise<OpenedEngine> {
  const { OPERATON_URL: url } = process.env;
  if (url !== undefined) {
    await expectAnswer('Operaton', `${url}/engine`, 'npm run engines:up -- operaton');
    const stage = await contract.openCamunda7Stage({ url, onError });
    return { stage, close: () => stage.close() };
  }
  return onOwnServer('operaton', async (folder) => {
    const operaton = await startOperaton(folder);
    return contract.openCamunda7Stage({ url: operaton.url, onError });
  });
}

/** Throws with the command that starts a server when there is none. */
async function expectAnswer(name: string, url: string, command: string): Promise<void> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(10_000) });
  } catch {
    throw new Error(
      `Expected ${name} at ${url}, but nobody answers there; "${command}" starts it and tells where it is.`,
    );
  }
}

async function onOwnServer(name: string, open: (folder: string) => Promise<EngineStage>): Promise<OpenedEngine> {
  const folder = ownFolder(name);
  console.error(`Starting ${name} …`);
  const stop = () => stopAll(folder, { deleteData: true });
  try {
    await stop();
    const stage = await open(folder);
    return { stage, close: () => stage.close().finally(stop) };
  } catch (error) {
    await stop();
    throw new Error(`Expected a server of ${name}, but it could not be started: ${String(error)}`, { cause: error });
  }
}
