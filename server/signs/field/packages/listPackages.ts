import { z } from 'zod';
import type { Actor } from '../../../accounts/actor.ts';
import { divisionPrefix } from '../../../accounts/divisionPrefix.ts';
import type { Input, Reply } from '../../../platform/contract.ts';
import { Instant } from '../../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import { type Db, many, sql } from '../../../platform/db/sql.ts';
import { type FieldApi, FieldOfficeApi, WorkPackage } from '../fieldApiContract.ts';
import { FieldPackage } from '../fieldContract.ts';
import { selectPackages, selectWork } from './packageRow.ts';
import { ownPackages, visiblePackages } from './visiblePackages.ts';

const Key = z.tuple([Instant, z.uuid()]);
const Person = FieldOfficeApi.assignees.reply.shape.items.element;

/** Packages that wait for the actor, the most urgent first. */
export const myPackages = async (db: Db, actor: Actor): Promise<Reply<typeof FieldApi.myPackages>> => ({
  items: await many(
    db,
    FieldPackage,
    sql`${selectPackages} where ${ownPackages(actor)} order by k.due_on nulls last, k.created_at desc, k.id limit 100`,
  ),
});

/** Packages of the office's divisions, the latest first. */
export async function listPackages(
  db: Db,
  actor: Actor,
  { state, limit, cursor }: Input<typeof FieldOfficeApi.listPackages>['query'],
): Promise<Reply<typeof FieldOfficeApi.listPackages>> {
  const before = cursor ? decodeCursor(Key, cursor) : undefined;
  const rows = await many(
    db,
    WorkPackage,
    sql`${selectWork}
         where ${visiblePackages(actor)} ${state ? sql`and k.state = ${state}` : sql``}
           ${before ? sql`and (k.created_at, k.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)` : sql``}
         order by k.created_at desc, k.id desc limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.createdAt, last.id]) : null, total: null };
}

/** People of the office's divisions who may inspect. */
export const assignees = async (db: Db, actor: Actor): Promise<Reply<typeof FieldOfficeApi.assignees>> => ({
  items: await many(
    db,
    Person,
    sql`select a.id, a.display_name as name, o.name as organisation
          from account a join organisation o on o.id = a.organisation_id
         where not a.disabled and starts_with(o.division_code, ${divisionPrefix(actor.divisionCode)})
           and exists (select 1 from account_role r join role_permission p on p.role = r.role
                        where r.account_id = a.id and p.permission = 'signs.inspect')
         order by o.division_code, o.name, a.display_name, a.id limit 500`,
  ),
});
