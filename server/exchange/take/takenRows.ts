import { type Db, type Sql, sql } from '../../platform/db/sql.ts';
import type { RowCounts } from '../imports/importContract.ts';
import type { TakenRun } from '../imports/importSteps.ts';
import { countRows } from '../runs/findingRows.ts';

/** Rows `r` of a run that are written: added or changed, and not left out. */
export const takenRows = ({ id }: Pick<TakenRun, 'id'>): Sql =>
  sql`r.run_id = ${id}::uuid and r.outcome in ('added', 'changed') and not r.left_out`;

/** What a run did, as its rows say. */
export const countsOf = (tx: Db, { id }: Pick<TakenRun, 'id'>): Promise<RowCounts> => countRows(tx, id);

/** How records say where they came from: file, hash, day. */
export const sourceOf = ({ fileName, sha256, today }: TakenRun): string => `${fileName}（sha256 ${sha256}，${today}）`;
