import { z } from 'zod';

const Flag = z.enum(['on', 'off']);

/** Everything that is set from outside. Secrets come only from here or from the data folder, never from code. */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DIMING_HOST: z.string().default('0.0.0.0'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DIMING_DATA: z.string().min(1).default('var'),
  DIMING_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** `on`: an empty register is filled with the sample register and its well-known accounts. */
  DIMING_DEMO: Flag.default('on'),
  /** Which proxies may say who the caller is; Express's `trust proxy`. */
  DIMING_TRUST_PROXY: z.string().default('loopback'),
  /** Requests a minute that one signed-in person or one address may make; 0 switches the limit off. */
  DIMING_RATE_PER_MINUTE: z.coerce.number().int().min(0).default(1200),
  /** With it `/metrics` wants this bearer token; without it only this machine may read them. */
  DIMING_METRICS_TOKEN: z.string().min(16).optional(),
  /** The server that takes mail, e.g. smtps://user:password@mail.example.cn; without it people are told in the product only. */
  DIMING_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  DIMING_MAIL_FROM: z.string().min(3).max(200).default('diming@localhost'),
  /** The hour of China from which offices get the digest of their time limits, once each working day. */
  DIMING_DIGEST_HOUR: z.coerce.number().int().min(0).max(23).default(8),
  SESSION_SECRET: z.string().min(32).optional(),
  /** The private key that signs the codes of signs: 32 random bytes in base64url; unset, one is made in the data folder. Servers that share a database share it. */
  DIMING_SIGN_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .optional(),
  /** The same for signed name cards. */
  DIMING_CARD_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .optional(),
  /** Seals secrets that stand in the database, e.g. of webhooks: 32 random bytes in base64url; unset, one is made in the data folder. Servers that share a database share it. */
  DIMING_DATA_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .optional(),
  /** A virus scanner that reads a file on standard input: `clamdscan --no-summary -`. Unset: uploads are not scanned. */
  DIMING_SCAN_COMMAND: z.string().max(500).optional(),
  TIANDITU_KEY: z
    .string()
    .regex(/^[0-9a-f]{32}$/i)
    .optional(),
  MAP_REVIEW_NUMBER: z.string().max(60).optional(),
  /** Hosts inside the office's own networks that webhooks may go to, also by plain http: names or addresses with commas between. */
  DIMING_WEBHOOK_HOSTS: z.string().max(2000).default(''),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info'),
});

export interface Config {
  port: number;
  host: string;
  databaseUrl: string | undefined;
  dataDir: string;
  /** Without a trailing slash; what QR codes, links and the origin check use. */
  publicUrl: string;
  demo: boolean;
  trustProxy: string;
  ratePerMinute: number;
  metricsToken: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  digestHour: number;
  sessionSecret: string | undefined;
  signKey: string | undefined;
  cardKey: string | undefined;
  dataKey: string | undefined;
  scanCommand: string | undefined;
  tiandituKey: string | undefined;
  mapReviewNumber: string | null;
  /** Hosts that webhooks reach though they are not public, in lower case. */
  webhookHosts: readonly string[];
  logLevel: string;
}

/** An environment variable does not fit: the message says which and why. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** @throws ConfigError naming every variable that does not fit */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = Environment.safeParse(withoutEmpty(environment));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('\n'));
  }
  const env = parsed.data;
  return {
    port: env.PORT,
    host: env.DIMING_HOST,
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DIMING_DATA,
    publicUrl: (env.DIMING_PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    demo: env.DIMING_DEMO === 'on',
    trustProxy: env.DIMING_TRUST_PROXY,
    ratePerMinute: env.DIMING_RATE_PER_MINUTE,
    metricsToken: env.DIMING_METRICS_TOKEN,
    smtpUrl: env.DIMING_SMTP_URL,
    mailFrom: env.DIMING_MAIL_FROM,
    digestHour: env.DIMING_DIGEST_HOUR,
    sessionSecret: env.SESSION_SECRET,
    signKey: env.DIMING_SIGN_KEY,
    cardKey: env.DIMING_CARD_KEY,
    dataKey: env.DIMING_DATA_KEY,
    scanCommand: env.DIMING_SCAN_COMMAND,
    tiandituKey: env.TIANDITU_KEY,
    mapReviewNumber: env.MAP_REVIEW_NUMBER ?? null,
    webhookHosts: env.DIMING_WEBHOOK_HOSTS.toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
    logLevel: env.LOG_LEVEL,
  };
}

// `VARIABLE=` in a service file means "not set".
const withoutEmpty = (environment: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
