import type { Knex } from 'knex';
import PgBoss from 'pg-boss';
import { pgQuery } from '../db/pgQuery.ts';
import type { Db } from '../db/sql.ts';

const DAY_SECONDS = 24 * 3600;
// A dead letter is kept for whoever finds out late; what went well is soon of no interest.
const KEEP_DONE_SECONDS = 7 * DAY_SECONDS;
const KEEP_DEAD_SECONDS = 90 * DAY_SECONDS;
// A job that waits while the service is off for months is still to be done.
const KEEP_WAITING_DAYS = 365;

/**
 * pg-boss over the register's own pool. It keeps no timers and changes no schema: rounds, signs of life and stopping are
 * the worker's, tables come with the migrations.
 */
export function queueLibrary(db: Knex): PgBoss {
  return new PgBoss({
    db: { executeSql: (text, values?: unknown[]) => (values ? pgQuery(db)(text, values) : inTransaction(db, text)) },
    ...{ migrate: false, supervise: false, schedule: false },
    archiveCompletedAfterSeconds: KEEP_DONE_SECONDS,
    archiveFailedAfterSeconds: KEEP_DEAD_SECONDS,
    deleteAfterSeconds: DAY_SECONDS,
    retentionDays: KEEP_WAITING_DAYS,
  });
}

/** The library's statements in somebody's transaction. */
export const executorOf = (tx: Db): PgBoss.Db => ({ executeSql: (text, values) => pgQuery(tx)(text, values) });

// Texts of several statements begin and commit by themselves, and after an error would leave the connection inside a transaction.
function inTransaction(db: Knex, text: string): Promise<{ rows: unknown[] }> {
  const statements = text.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, '');
  return db.transaction((tx) => pgQuery(tx)(statements));
}
