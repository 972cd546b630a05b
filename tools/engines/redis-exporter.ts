/** Kinds of records that SafeFlow reads; every kind is a stream `zeebe:<kind>` of its own. */
export const exportedKinds = [
  'PROCESS',
  'PROCESS_INSTANCE',
  'PROCESS_INSTANCE_CREATION',
  'PROCESS_INSTANCE_MODIFICATION',
  'PROCESS_INSTANCE_MIGRATION',
  'PROCESS_EVENT',
  'PROCESS_MESSAGE_SUBSCRIPTION',
  'MESSAGE_START_EVENT_SUBSCRIPTION',
  'SIGNAL',
  'SIGNAL_SUBSCRIPTION',
  'JOB',
  'VARIABLE',
  'TIMER',
  'INCIDENT',
  'ERROR',
  'ESCALATION',
  'COMPENSATION_SUBSCRIPTION',
] as const;

/** Environment under which a broker loads the exporter; see docker/README.md for what each option does. */
export function exporterSettings(jar: string, redisUrl: string, timeToLiveSeconds: number): Record<string, string> {
  return {
    ZEEBE_BROKER_EXPORTERS_REDIS_CLASSNAME: 'io.zeebe.redis.exporter.RedisExporter',
    ZEEBE_BROKER_EXPORTERS_REDIS_JARPATH: jar,
    ZEEBE_REDIS_REMOTE_ADDRESS: redisUrl,
    ZEEBE_REDIS_FORMAT: 'json',
    ZEEBE_REDIS_NAME: 'zeebe',
    ZEEBE_REDIS_ENABLED_RECORD_TYPES: 'EVENT',
    ZEEBE_REDIS_ENABLED_VALUE_TYPES: exportedKinds.join(','),
    ZEEBE_REDIS_TIME_TO_LIVE_IN_SECONDS: String(timeToLiveSeconds),
  };
}
