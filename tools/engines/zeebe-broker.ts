import { join } from 'node:path';
import { z } from 'zod';
import { javaOptions } from './java.ts';
import { builtByMaven } from './maven.ts';
import { findJava } from './programs.ts';
import { exporterSettings } from './redis-exporter.ts';
import type { Launch } from './server-process.ts';
import { oldestJava, versions } from './versions.ts';

export const brokerPorts = z.object({
  /** gRPC of the embedded gateway, what clients call. */
  gateway: z.number(),
  /** REST of the gateway: topology. */
  rest: z.number(),
  /** Health, metrics, clock. */
  actuator: z.number(),
  command: z.number(),
  internal: z.number(),
});

export type BrokerPorts = z.infer<typeof brokerPorts>;

export interface BrokerSetup {
  readonly nodeId: number;
  readonly brokers: number;
  readonly partitions: number;
  readonly replicas: number;
  readonly ports: BrokerPorts;
  /** host:port of the internal port of every broker. */
  readonly contactPoints: readonly string[];
  readonly clockControlled: boolean;
  readonly redisUrl: string;
  readonly timeToLiveSeconds: number;
  /** Settings beyond ours, by their names in the environment. */
  readonly settings: Readonly<Record<string, string>>;
}

/** How a broker in this folder is started. */
export async function describeBroker(folder: string, setup: BrokerSetup): Promise<Launch> {
  const java = findJava(oldestJava.zeebe);
  const program = await builtByMaven('zeebe');
  const home = join(program, `camunda-zeebe-${versions.zeebe}`);
  const exporter = join(program, `zeebe-redis-exporter-${versions.redisExporter}-jar-with-dependencies.jar`);
  return {
    command: java,
    args: [
      ...javaOptions(folder),
      `-Dbasedir=${home}`,
      `-Dapp.home=${home}`,
      '-classpath',
      `${join(home, 'config')}:${join(home, 'lib', '*')}`,
      'io.camunda.zeebe.broker.StandaloneBroker',
    ],
    env: {
      ...network(setup.ports),
      ...cluster(setup),
      ...storage(join(folder, 'data')),
      ...exporterSettings(exporter, setup.redisUrl, setup.timeToLiveSeconds),
      ...(setup.clockControlled ? { ZEEBE_CLOCK_CONTROLLED: 'true' } : {}),
      ...setup.settings,
    },
    ports: { ...setup.ports },
    ready: { kind: 'http', url: `http://127.0.0.1:${setup.ports.actuator}/actuator/health/readiness` },
  };
}

function network(ports: BrokerPorts): Record<string, string> {
  return {
    ZEEBE_BROKER_NETWORK_HOST: '127.0.0.1',
    ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: String(ports.command),
    ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: String(ports.internal),
    ZEEBE_BROKER_GATEWAY_NETWORK_HOST: '127.0.0.1',
    ZEEBE_BROKER_GATEWAY_NETWORK_PORT: String(ports.gateway),
    SERVER_ADDRESS: '127.0.0.1',
    SERVER_PORT: String(ports.rest),
    MANAGEMENT_SERVER_ADDRESS: '127.0.0.1',
    MANAGEMENT_SERVER_PORT: String(ports.actuator),
  };
}

function cluster(setup: BrokerSetup): Record<string, string> {
  return {
    ZEEBE_BROKER_CLUSTER_NODEID: String(setup.nodeId),
    ZEEBE_BROKER_CLUSTER_CLUSTERSIZE: String(setup.brokers),
    ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT: String(setup.partitions),
    ZEEBE_BROKER_CLUSTER_REPLICATIONFACTOR: String(setup.replicas),
    ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS: setup.contactPoints.join(','),
  };
}

function storage(dataFolder: string): Record<string, string> {
  return {
    ZEEBE_BROKER_DATA_DIRECTORY: dataFolder,
    ZEEBE_BROKER_DATA_LOGSEGMENTSIZE: '16MB',
    // After a crash the exporter repeats what it sent since the last snapshot; a minute is the least.
    ZEEBE_BROKER_DATA_SNAPSHOTPERIOD: '1m',
    // Works on a disk that is nearly full; by default it wants 2 GB free.
    ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING: '200MB',
    ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION: '100MB',
    ZEEBE_BROKER_EXPERIMENTAL_ROCKSDB_MEMORYLIMIT: '64MB',
    ZEEBE_BROKER_THREADS_CPUTHREADCOUNT: '2',
    ZEEBE_BROKER_THREADS_IOTHREADCOUNT: '2',
  };
}
