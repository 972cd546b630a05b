import { join } from 'node:path';
import { freePorts } from './free-ports.ts';
import { startRedis, type Redis } from './redis.ts';
import {
  killServer,
  launchServer,
  readServer,
  restartServer,
  untilReady,
  type Launch,
  type ServerState,
} from './server-process.ts';
import { agreedSetup } from './setup.ts';
import { brokerPorts, describeBroker, type BrokerPorts } from './zeebe-broker.ts';
import { untilLeadersKnown } from './zeebe-topology.ts';

export interface ZeebeOptions {
  /** 1 or 3 (default 1). */
  readonly brokers?: number;
  /** 2 with one broker, 3 with three, unless told otherwise. */
  readonly partitions?: number;
  /** Whether the actuator may move the engine's clock (default no). */
  readonly clockControlled?: boolean;
  /** Where the exporter finds Redis, when not directly: the address of a proxy before it. */
  readonly redisUrl?: string;
  /** How long the streams keep an event (default six hours; 0 = for ever). */
  readonly timeToLiveSeconds?: number;
  /** Settings of the brokers beyond ours, by their names in the environment. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Broker {
  readonly folder: string;
  /** host:port of its gateway. */
  readonly address: string;
  readonly actuatorUrl: string;
  readonly ports: BrokerPorts;
}

export interface Zeebe {
  readonly folder: string;
  readonly brokers: readonly Broker[];
  readonly redis: Redis;
}

interface ZeebeSetup {
  brokers: number;
  partitions: number;
  clockControlled: boolean;
}

const SIX_HOURS = 6 * 60 * 60;

/** Starts Redis and the brokers and waits until every partition has a leader; what runs already is left as it is. */
export async function startZeebe(folder: string, options: ZeebeOptions = {}): Promise<Zeebe> {
  const setup = zeebeSetup(folder, options);
  const redis = await startRedis(join(folder, 'redis'));
  const folders = Array.from({ length: setup.brokers }, (_, nodeId) => brokerFolder(folder, nodeId));
  const launches = await describeAll(folders, redis, { ...options, ...setup });
  for (const [nodeId, broker] of folders.entries()) {
    await launchServer(broker, async () => launchOf(launches, nodeId));
  }
  const states = await Promise.all(folders.map((broker) => untilReady(broker)));
  const brokers = states.map((state, nodeId) => brokerOf(folders[nodeId] ?? '', state));
  await untilLeadersKnown(brokers.map((broker) => broker.ports.rest));
  return { folder, brokers, redis };
}

function zeebeSetup(folder: string, { brokers, partitions, clockControlled }: ZeebeOptions): ZeebeSetup {
  const defaults = { brokers: 1, partitions: brokers === 3 ? 3 : 2, clockControlled: false };
  return agreedSetup(folder, { brokers, partitions, clockControlled }, defaults);
}

/** Kills one broker as a crash would; its data stay. */
export function killBroker(folder: string, nodeId: number): Promise<void> {
  return killServer(brokerFolder(folder, nodeId));
}

/** Starts a killed broker again on its ports and data and waits until it is ready. */
export async function restartBroker(folder: string, nodeId: number): Promise<Broker> {
  const broker = brokerFolder(folder, nodeId);
  return brokerOf(broker, await restartServer(broker));
}

function brokerFolder(folder: string, nodeId: number): string {
  return join(folder, `broker-${nodeId}`);
}

function brokerOf(folder: string, { ports }: ServerState): Broker {
  const all = brokerPorts.parse(ports);
  return {
    folder,
    address: `127.0.0.1:${all.gateway}`,
    actuatorUrl: `http://127.0.0.1:${all.actuator}/actuator`,
    ports: all,
  };
}

// Brokers name each other's ports, so all of them are described before the first one starts.
async function describeAll(
  folders: readonly string[],
  redis: Redis,
  options: ZeebeOptions & ZeebeSetup,
): Promise<Launch[]> {
  const known = folders.flatMap((folder) => readServer(folder) ?? []);
  if (known.length === folders.length) return known;
  const numbers = await freePorts(folders.length * 5);
  const ports = folders.map((_, nodeId) => portsFrom(numbers.slice(nodeId * 5, nodeId * 5 + 5)));
  const contactPoints = ports.map(({ internal }) => `127.0.0.1:${internal}`);
  return Promise.all(
    folders.map((folder, nodeId) =>
      describeBroker(folder, {
        nodeId,
        brokers: folders.length,
        partitions: options.partitions,
        replicas: folders.length,
        ports: ports[nodeId] ?? portsFrom([]),
        contactPoints,
        clockControlled: options.clockControlled,
        redisUrl: options.redisUrl ?? redis.url,
        timeToLiveSeconds: options.timeToLiveSeconds ?? SIX_HOURS,
        settings: options.settings ?? {},
      }),
    ),
  );
}

function launchOf(launches: readonly Launch[], nodeId: number): Launch {
  const launch = launches[nodeId];
  if (launch === undefined) throw new Error(`Expected broker ${nodeId}, but there are ${launches.length}.`);
  return launch;
}

function portsFrom(numbers: readonly number[]): BrokerPorts {
  const [gateway = 0, rest = 0, actuator = 0, command = 0, internal = 0] = numbers;
  return { gateway, rest, actuator, command, internal };
}
