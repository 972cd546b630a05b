/** Kinds of records that tell what happens to instances; the exporter writes each into a stream of its own. */
export const RECORD_KINDS = [
  'PROCESS_INSTANCE',
  'PROCESS_INSTANCE_CREATION',
  'PROCESS_INSTANCE_MODIFICATION',
  'JOB',
  'VARIABLE',
  'INCIDENT',
  'TIMER',
] as const;

/** Names of the streams; `prefix` is the exporter's name, `zeebe` by default. */
export function streamNames(prefix: string): string[] {
  return RECORD_KINDS.map((kind) => `${prefix}:${kind}`);
}
