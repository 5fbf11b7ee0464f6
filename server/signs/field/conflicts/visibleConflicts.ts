import { z } from 'zod';
import type { Actor } from '../../../accounts/actor.ts';
import { divisionPrefix } from '../../../accounts/divisionPrefix.ts';
import { type Db, maybeOne, type Sql, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';

const Seen = z.object({ id: z.uuid() });
const Params = z.object({ id: z.uuid() });

/** Records (alias `r`) of the divisions of an office. */
export const visibleRecords = (actor: Pick<Actor, 'divisionCode'>): Sql =>
  sql`starts_with(r.division_code, ${divisionPrefix(actor.divisionCode)})`;

/** The one predicate of conflicts: list, count and single one carry the same text. */
export const visibleConflicts = (actor: Pick<Actor, 'divisionCode'>): Sql =>
  sql`r.state = 'conflict' and ${visibleRecords(actor)}`;

/** Jurisdiction rule `field-conflict`. @throws Problem outside-jurisdiction */
export const requireVisibleConflict = (db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> =>
  requireOne(db, Params.parse(params).id, sql`${visibleRecords(actor)} and r.conflict is not null`);

/** Jurisdiction rule `field-record`: of one's divisions, or one's own. @throws Problem outside-jurisdiction */
export const requireVisibleRecord = (db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> =>
  requireOne(db, Params.parse(params).id, sql`(${visibleRecords(actor)} or r.account_id = ${actor.id})`);

/** Jurisdiction rule `field-record-own`: asked for by whoever recorded it. @throws Problem outside-jurisdiction */
export const requireOwnRecord = (db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> =>
  requireOne(db, Params.parse(params).id, sql`r.account_id = ${actor.id}`);

/** Jurisdiction rule `field-record-free`: one's own, or an id that is nobody's yet. @throws Problem outside-jurisdiction */
export async function requireFreeRecord(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Params.parse(params);
  if (await maybeOne(db, Seen, sql`select r.id from field_record r where r.id = ${id} and r.account_id <> ${actor.id}`))
    throw noRecord(id);
}

async function requireOne(db: Db, id: string, predicate: Sql): Promise<void> {
  if (await maybeOne(db, Seen, sql`select r.id from field_record r where r.id = ${id} and ${predicate}`)) return;
  throw noRecord(id);
}

const noRecord = (id: string) =>
  new Problem('outside-jurisdiction', `No field record ${id}`, { detailZh: '没有这条外业记录。' });
