import { z } from 'zod';
import type { Actor } from '../../../accounts/actor.ts';
import type { Input, Reply } from '../../../platform/contract.ts';
import { Instant } from '../../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import { type Db, many, one, type Sql, sql } from '../../../platform/db/sql.ts';
import { ConflictItem, FieldOfficeApi } from '../fieldApiContract.ts';
import { visibleConflicts } from './visibleConflicts.ts';

const Key = z.tuple([Instant, z.uuid()]);

/** Selects ConflictItem of `field_record r`; conditions and order follow. */
export const selectConflicts: Sql = sql`
  select r.id, r.version, r.kind, r.conflict ->> 'kind' as "conflictKind", r.sign_id as "signId",
         coalesce(n.name, pn.name) as name, a.display_name as inspector, r.division_code as "divisionCode",
         r.happened_at as "happenedAt", r.received_at as "receivedAt", r.clock_suspect as "clockSuspect"
    from field_record r
    join account a on a.id = r.account_id
    left join sign s on s.id = r.sign_id
    left join place_name n on n.id = s.name_id
    left join place_name pn on pn.place_id = (r.payload ->> 'placeId')::uuid and pn.kind = 'standard' and pn.status = 'standard'`;

/** What waits for a person in the office's divisions, the oldest first: it has waited longest. */
export async function listConflicts(
  db: Db,
  actor: Actor,
  { limit, cursor }: Input<typeof FieldOfficeApi.listConflicts>['query'],
): Promise<Reply<typeof FieldOfficeApi.listConflicts>> {
  const after = cursor ? decodeCursor(Key, cursor) : undefined;
  const rows = await many(
    db,
    ConflictItem,
    sql`${selectConflicts}
         where ${visibleConflicts(actor)}
           ${after ? sql`and (r.received_at, r.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
         order by r.received_at, r.id limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.receivedAt, last.id]) : null, total: null };
}

/** How many wait. */
export const countConflicts = (db: Db, actor: Actor): Promise<Reply<typeof FieldOfficeApi.countConflicts>> =>
  one(
    db,
    FieldOfficeApi.countConflicts.reply,
    sql`select count(*)::int as count from field_record r where ${visibleConflicts(actor)}`,
  );
