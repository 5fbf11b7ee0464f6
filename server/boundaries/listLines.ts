import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import type { Input, Reply } from '../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { type BoundariesApi, BoundaryLine } from './contract.ts';
import { selectLines, selectLinesAs } from './lineRow.ts';
import { alongDivision, codesWithin, lastVersion, recordedLines, visibleLines } from './visibleLines.ts';

type Query = Input<typeof BoundariesApi.listLines>['query'];
const Key = z.tuple([z.string().max(40), z.uuid()]);

/**
 * Lines along the reader's divisions, by code: those in force, those that were on a day, or those that ended. Keyset paging on
 * code and id; of a code one is in force at a time.
 */
export async function listLines(db: Db, actor: Actor, query: Query): Promise<Reply<typeof BoundariesApi.listLines>> {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const page = sql`${linesListed(query, actor)}
     ${after ? sql`and (l.code, l.id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
   order by l.code, l.id
   limit ${query.limit + 1}`;
  const rows = await many(db, BoundaryLine, page);
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.code, last.id]) : null, total: null };
}

/** Selects the lines of the list under its filter, of `boundary_line l`; further conditions and an order may follow. */
export function linesListed(query: Omit<Query, 'limit' | 'cursor'>, actor: Pick<Actor, 'divisionCode'>): Sql {
  const lines = query.at || query.ended ? selectPast(query, actor) : selectPresent(query, actor);
  return sql`${lines} ${query.level ? sql`and l.level = ${query.level}` : sql``}`;
}

const selectPresent = ({ division }: Pick<Query, 'division'>, actor: Pick<Actor, 'divisionCode'>): Sql => sql`
  ${selectLines} where ${visibleLines(actor)} ${division ? sql`and ${alongDivision(division)}` : sql``}`;

const COURSE: Sql = sql`v.status, v.length_metres, v.geom, v.agreement_id, v.approval_id, v.codes`;

const selectPast = (
  { at, ended, division }: Pick<Query, 'at' | 'ended' | 'division'>,
  actor: Pick<Actor, 'divisionCode'>,
): Sql => sql`
  ${selectLinesAs(at ? courseOn(at) : lastVersion(COURSE))}
   where ${recordedLines(actor)} ${ended ? sql`and not upper_inf(l.valid)` : sql``}
     ${division ? sql`and ${codesWithin(sql`g.codes`, division)}` : sql``}`;

const courseOn = (day: string): Sql =>
  sql`select ${COURSE} from boundary_line_version v where v.line_id = l.id and v.valid @> ${day}::date`;
