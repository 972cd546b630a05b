import { join, resolve } from 'node:path';
import { z } from 'zod';

const seconds = (fallback: number) => z.coerce.number().int().min(0).default(fallback);
const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');
/** A value written as JSON. */
function jsonOf<Schema extends z.ZodType>(schema: Schema) {
  const json = z.string().transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'Expected JSON, but got something else.' });
      return z.NEVER;
    }
  });
  return json.pipe(schema);
}

/** Every setting with its default; the environment is read here and nowhere else. */
const environment = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Folder of the SQLite file and of uploaded files. */
  DATA_DIR: z.string().default('data'),
  /** `sqlite:<file>` or `mysql://user:password@host:port/database`; `<DATA_DIR>/safeflow.db` when left out. */
  DATABASE_URL: z.string().optional(),
  /** What this process does: `web` serves pages and requests, `worker` runs jobs and sends messages, `all` does both. */
  SAFEFLOW_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  /** Port on which a worker process answers /api/health and /metrics; none when left out. */
  WORKER_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  /** Jobs that a process works on at the same time. */
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(1000).default(16),
  /** Which engine runs the procedures; see docs/engines.md. */
  SAFEFLOW_ENGINE: z.enum(['embedded', 'camunda7', 'zeebe']).default('embedded'),
  /** REST interface of Operaton or another Camunda 7 engine; user and password in the URL are sent as Basic authentication. */
  OPERATON_URL: z.url().default('http://127.0.0.1:8080/engine-rest'),
  /** Gateway of Zeebe, `host:port`; several separated by commas, of which the next is asked when one does not answer. */
  ZEEBE_ADDRESS: z.string().default('127.0.0.1:26500'),
  /** Redis into which Zeebe's exporter writes its events. */
  ZEEBE_REDIS_URL: z.string().default('redis://127.0.0.1:6379'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  /** Demo organisations, accounts and cases; on outside production. */
  DEMO_DATA: flag.optional(),
  /** Number of demo cases; 0 for accounts only. */
  DEMO_CASES: z.coerce.number().int().min(0).max(1_000_000).default(200),
  /** `virtual`: the clock can be set forward by the simulator page; refused in production. */
  CLOCK: z.enum(['system', 'virtual']).default('system'),
  /** Seconds for which a reporter must read the notice (RPT-003). */
  NOTICE_SECONDS: seconds(15),
  SESSION_IDLE_MINUTES: seconds(60),
  SESSION_MAX_HOURS: seconds(12),
  /** Cookies are marked Secure; on in production. */
  SECURE_COOKIES: flag.optional(),
  /** Number of reverse proxies in front, whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  /** Bearer token with which /metrics is read from another machine; without it only from this one. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Requests an address may make to the public pages. */
  PUBLIC_READS_PER_MINUTE: z.coerce.number().int().min(1).default(600),
  PUBLIC_WRITES_PER_MINUTE: z.coerce.number().int().min(1).default(60),
  UPLOAD_MAX_MB: z.coerce.number().int().min(1).default(50),
  /** Key for data encrypted at rest, 32 bytes in base64; made and kept in DATA_DIR outside production. */
  DATA_KEY: z.string().optional(),
  SMS_PROVIDER: z.enum(['simulator', 'aliyun']).default('simulator'),
  ALIYUN_SMS_ACCESS_KEY_ID: z.string().optional(),
  ALIYUN_SMS_ACCESS_KEY_SECRET: z.string().optional(),
  ALIYUN_SMS_ENDPOINT: z.string().default('https://dysmsapi.aliyuncs.com'),
  ALIYUN_SMS_SIGN_NAME: z.string().optional(),
  /** Aliyun's code of each message template as JSON, e.g. `{"report-accepted":"SMS_123456789"}`. */
  ALIYUN_SMS_TEMPLATES: jsonOf(z.record(z.string(), z.string())).default({}),
  MAIL_PROVIDER: z.enum(['simulator', 'smtp']).default('simulator'),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('safeflow@localhost'),
});

export type Config = ReturnType<typeof readConfig>;

/** Reads and checks the environment; throws one error that names every wrong setting. */
export function readConfig(variables: Record<string, string | undefined> = process.env) {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) throw new Error(`Wrong settings in the environment:\n${z.prettifyError(parsed.error)}`);
  const value = parsed.data;
  const production = value.NODE_ENV === 'production';
  if (production && value.CLOCK === 'virtual')
    throw new Error('Expected CLOCK=system in production, but got "virtual".');
  if (value.SAFEFLOW_ENGINE !== 'embedded' && value.CLOCK === 'virtual')
    throw new Error(
      `Expected CLOCK=system with ${value.SAFEFLOW_ENGINE}, whose timers follow its own clock, but got "virtual".`,
    );
  const dataDir = resolve(value.DATA_DIR);
  const databaseUrl = value.DATABASE_URL ?? `sqlite:${join(dataDir, 'safeflow.db')}`;
  if (value.SAFEFLOW_ROLE !== 'all' && databaseUrl.startsWith('sqlite:'))
    throw new Error(
      `Expected DATABASE_URL to name a MariaDB or MySQL server for separate web and worker processes, but got "${databaseUrl}".`,
    );
  const root = resolve(import.meta.dirname, '../..');
  return {
    ...value,
    production,
    dataDir,
    databaseUrl,
    demoData: value.DEMO_DATA ?? !production,
    secureCookies: value.SECURE_COOKIES ?? production,
    /** The repository's root, where bpmn, forms, workers and web lie. */
    root,
    /** The built web application. */
    siteDir: join(root, 'web', 'dist', 'browser'),
  };
}
