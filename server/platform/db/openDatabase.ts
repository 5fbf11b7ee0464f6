import knex, { type Knex } from 'knex';
import { type Embedded, openEmbedded } from '../embedded/openEmbedded.ts';
import { rowTypes } from './rowTypes.ts';

/** Which PostgreSQL answers: PGlite in this process, or a server. */
export type Engine = 'embedded' | 'server';

/** An open database. Close it, or the process does not end. */
export interface Database {
  knex: Knex;
  engine: Engine;
  close(): Promise<void>;
  /** Versions, for the start banner and for support. */
  describe(): { engine: Engine; postgres: string; postgis: string };
}

interface Log {
  warn(line: string): void;
  error(line: string): void;
}

interface Config {
  /** A connection URL chooses the server engine. */
  databaseUrl?: string | undefined;
  /** Folder of the embedded database, made when missing; not used on a server. */
  dataDir: string;
  poolMax?: number;
  /** Embedded engine: how long a statement waits for another session's transaction before 55P03. */
  waitLimitMs?: number;
  /** Embedded engine: how long a statement runs before the engine is ended and started anew. */
  statementLimitMs?: number;
  log?: Log;
}

const EMBEDDED_POOL = 5;
const SERVER_POOL = 10;

/**
 * Opens the database of record: the same `pg` and knex on both engines.
 * @throws FolderInUse when another process has the embedded database open
 */
export async function openDatabase(config: Config): Promise<Database> {
  return config.databaseUrl ? openServer(config, config.databaseUrl) : openOwn(config);
}

function openServer(config: Config, databaseUrl: string): Promise<Database> {
  const connection = { connectionString: databaseUrl, application_name: 'diming', types: rowTypes };
  const pool = knex({ client: 'pg', connection, pool: poolOf(config, SERVER_POOL), ...logOf(config) });
  return described(pool, 'server', () => pool.destroy());
}

async function openOwn(config: Config): Promise<Database> {
  const { log, waitLimitMs, statementLimitMs } = config;
  const embedded = await openEmbedded(config.dataDir, {
    ...(log ? { report: (line) => log.error(line) } : {}),
    ...(waitLimitMs === undefined ? {} : { waitLimitMs }),
    ...(statementLimitMs === undefined ? {} : { statementLimitMs }),
  });
  return connectEmbedded(embedded, config, () => embedded.close());
}

/** Connections to an engine that runs already. `after` is what closing does once they are closed. */
export function connectEmbedded(
  embedded: Pick<Embedded, 'socket'>,
  config: Pick<Config, 'poolMax' | 'log'>,
  after: () => Promise<void>,
): Promise<Database> {
  const connection = { user: 'postgres', database: 'postgres', types: rowTypes, stream: () => embedded.socket() };
  const pool = knex({ client: 'pg', connection, pool: poolOf(config, EMBEDDED_POOL), ...logOf(config) });
  return described(pool, 'embedded', async () => {
    await pool.destroy();
    await after();
  });
}

const poolOf = (config: Pick<Config, 'poolMax'>, max: number) => ({ min: 0, max: config.poolMax ?? max });
const logOf = ({ log }: Pick<Config, 'log'>) => (log ? { log: { warn: (line: string) => log.warn(line) } } : {});

const VERSIONS = `
  select current_setting('server_version') as postgres,
         (select coalesce(installed_version, default_version) from pg_available_extensions where name = 'postgis') as postgis
`;

async function described(pool: Knex, engine: Engine, close: () => Promise<void>): Promise<Database> {
  try {
    const { rows } = await pool.raw<{ rows: { postgres: string; postgis: string | null }[] }>(VERSIONS);
    const { postgres = '?', postgis = null } = rows[0] ?? {};
    return { knex: pool, engine, close, describe: () => ({ engine, postgres, postgis: postgis ?? '?' }) };
  } catch (error) {
    await close();
    throw error;
  }
}
