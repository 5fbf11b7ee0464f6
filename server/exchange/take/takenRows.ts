import { z } from 'zod';
import { type Db, one, type Sql, sql } from '../../platform/db/sql.ts';
import { RowCounts } from '../imports/importContract.ts';
import type { TakenRun } from '../imports/importSteps.ts';
import { rowCounts } from '../runs/findingRows.ts';

/** Rows `r` of a run that are written: added or changed, and not left out. */
export const takenRows = ({ id }: Pick<TakenRun, 'id'>): Sql =>
  sql`r.run_id = ${id}::uuid and r.outcome in ('added', 'changed') and not r.left_out`;

/** What a run did, as its rows say. */
export const countsOf = async (tx: Db, { id }: Pick<TakenRun, 'id'>): Promise<RowCounts> =>
  (await one(tx, z.object({ counts: RowCounts }), sql`select ${rowCounts(id)} as counts`)).counts;

/** How records say where they came from: file, hash, day. */
export const sourceOf = ({ fileName, sha256, today }: TakenRun): string => `${fileName}（sha256 ${sha256}，${today}）`;
