/** Versions of the servers that the launcher starts; docker/ names the same ones. */
export const versions = {
  zeebe: '8.5.8',
  redisExporter: '0.9.0',
  operaton: '1.0.3',
  toxiproxy: '2.12.0',
} as const;

/** Oldest Java that a server runs on: the classes of Zeebe 8.5 are built for 21. */
export const oldestJava = { zeebe: 21, operaton: 17 } as const;
