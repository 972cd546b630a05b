import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';

const START_TIMEOUT_MS = 120_000;

const topology = z.object({
  clusterSize: z.number(),
  partitionsCount: z.number(),
  brokers: z.array(
    z.object({
      nodeId: z.number(),
      partitions: z.array(z.object({ partitionId: z.number(), role: z.string(), health: z.string() })),
    }),
  ),
});

export type Topology = z.infer<typeof topology>;

/** What the gateway behind this REST port knows about brokers and partitions; undefined when it does not answer. */
export async function readTopology(restPort: number): Promise<Topology | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${restPort}/v1/topology`, { signal: AbortSignal.timeout(5_000) });
    return response.ok ? topology.parse(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}

/** Node id of the leader of each partition, by partition id. */
export function leaders({ brokers }: Topology): Map<number, number> {
  return new Map(
    brokers.flatMap(({ nodeId, partitions }) =>
      partitions.filter(({ role }) => role === 'leader').map(({ partitionId }) => [partitionId, nodeId] as const),
    ),
  );
}

/** Waits until every one of these gateways knows a leader for each partition. */
export async function untilLeadersKnown(restPorts: readonly number[]): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (const port of restPorts) {
    while (!isComplete(await readTopology(port))) {
      if (Date.now() > deadline) throw new Error('Expected a leader for every partition, but there is none yet.');
      await setTimeout(100);
    }
  }
}

function isComplete(known: Topology | undefined): boolean {
  return known !== undefined && leaders(known).size === known.partitionsCount;
}
