import type { Knex } from 'knex';
import type { QueryResult } from 'pg';
import type { Db } from './sql.ts';

type Callback = (error: Error | null, result?: QueryResult) => void;

/** The part of a `pg` pool that hot routes and libraries use. */
export interface PgQuery {
  (text: string, values?: readonly unknown[]): Promise<QueryResult>;
  (text: string, values: readonly unknown[], done: Callback): void;
}

interface Connection {
  query(text: string, values?: readonly unknown[]): Promise<QueryResult>;
}

interface ConnectionSource {
  acquireConnection(): Promise<Connection>;
  releaseConnection(connection: Connection): Promise<void>;
}

/**
 * Runs a statement with `$1` placeholders on a connection of the pool (or of the transaction), past knex's builder,
 * which costs more than the query itself on hot routes. Without values several statements may stand in one text.
 * With a callback it is what libraries expect of `pool.query`.
 */
export function pgQuery(db: Db): PgQuery {
  const source = db.client as ConnectionSource;
  async function query(text: string, values?: readonly unknown[]): Promise<QueryResult> {
    // A finished transaction's connection may already serve somebody else.
    if (db.isTransaction && (db as Knex.Transaction).isCompleted()) throw new Error('The transaction is over');
    const connection = await source.acquireConnection();
    try {
      return await (values === undefined ? connection.query(text) : connection.query(text, values));
    } finally {
      await source.releaseConnection(connection);
    }
  }
  function either(text: string, values?: readonly unknown[], done?: Callback): Promise<QueryResult> | undefined {
    const result = query(text, values);
    if (!done) return result;
    result.then(
      (rows) => done(null, rows),
      (error: Error) => done(error),
    );
    return undefined;
  }
  return either as PgQuery;
}
