import { join } from 'node:path';
import { freePorts } from './free-ports.ts';
import { startRedis, type Redis } from './redis.ts';
import { launchServer, readServer, untilReady, type Launch, type ServerState } from './server-process.ts';
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

const SIX_HOURS = 6 * 60 * 60;

/** Starts Redis and the brokers and waits until every partition has a leader; what runs already is left as it is. */
export async function startZeebe(folder: string, options: ZeebeOptions = {}): Promise<Zeebe> {
  const count = options.brokers ?? 1;
  const redis = await startRedis(join(folder, 'redis'));
  const folders = Array.from({ length: count }, (_, nodeId) => join(folder, `broker-${nodeId}`));
  const launches = await describeAll(folders, redis, options);
  for (const [nodeId, broker] of folders.entries()) {
    await launchServer(broker, async () => launchOf(launches, nodeId));
  }
  const states = await Promise.all(folders.map((broker) => untilReady(broker)));
  const brokers = states.map((state, nodeId) => brokerOf(folders[nodeId] ?? '', state));
  await untilLeadersKnown(brokers.map((broker) => broker.ports.rest));
  return { folder, brokers, redis };
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
async function describeAll(folders: readonly string[], redis: Redis, options: ZeebeOptions): Promise<Launch[]> {
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
        partitions: options.partitions ?? (folders.length === 1 ? 2 : 3),
        replicas: folders.length,
        ports: ports[nodeId] ?? portsFrom([]),
        contactPoints,
        clockControlled: options.clockControlled ?? false,
        redisUrl: options.redisUrl ?? redis.url,
        timeToLiveSeconds: options.timeToLiveSeconds ?? SIX_HOURS,
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
