import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Input, Instant } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, one, sql } from '../../platform/db/sql.ts';
import { type BatchId, BatchRow, NameBatch, type NameBatchApi } from '../batchContract.ts';
import { batchColumns } from './batchRow.ts';

const Count = z.object({ count: z.number().int() });
const After = z.tuple([Instant, z.uuid()]);

/** The batches of one person, newest first. */
export async function listBatches(db: Db, actor: Actor, { limit, cursor }: Input<typeof NameBatchApi.list>['query']) {
  const after = cursor ? decodeCursor(After, cursor) : undefined;
  const rows = await many(
    db,
    NameBatch,
    sql`select ${batchColumns} from name_batch b where b.account_id = ${actor.id}
         ${after ? sql`and (b.started_at, b.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
         order by b.started_at desc, b.id desc limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.startedAt, last.id]) : null, total: null };
}

const Position = z.tuple([z.int32()]);

/** Rows of a batch as they stand in the file, of one level where one is asked for. */
export async function batchRows(db: Db, id: BatchId, query: Input<typeof NameBatchApi.rows>['query']) {
  const { limit, cursor, level } = query;
  const [after] = cursor ? decodeCursor(Position, cursor) : [0];
  const ofLevel = level ? sql`and level = ${level}` : sql``;
  const rows = await many(
    db,
    BatchRow,
    sql`select position, name, level, classes, rules, advice, advice_en as "adviceEn" from name_batch_row
         where batch_id = ${id} and position > ${after} ${ofLevel} order by position limit ${limit + 1}`,
  );
  const { count } = await one(
    db,
    Count,
    sql`select count(*)::int as count from name_batch_row where batch_id = ${id} ${ofLevel}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.position]) : null, total: count };
}
