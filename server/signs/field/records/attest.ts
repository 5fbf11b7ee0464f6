import { z } from 'zod';
import { maybeOne, run, type Sql, sql } from '../../../platform/db/sql.ts';
import type { WorkOf } from './work.ts';

const Other = z.object({ recordId: z.uuid() });

/**
 * Keeps that this account saw an item, where and when. With one of another office at the same place and hour the two attest each
 * other (both sides present, from two accounts): how near and how soon is for the rows.
 */
export async function attest(work: WorkOf<'marker_item'>): Promise<void> {
  const { tx, row } = work;
  await run(tx, insertOwn(work));
  const other = await maybeOne(tx, Other, selectOther(work));
  if (!other) return;
  await run(
    tx,
    sql`update field_attestation
           set attested_with = case record_id when ${row.id} then ${other.recordId}::uuid else ${row.id}::uuid end
         where record_id in (${row.id}, ${other.recordId}) and attested_with is null`,
  );
}

const insertOwn = ({ row, payload }: WorkOf<'marker_item'>): Sql => {
  const { position, accuracyMetres } = payload.item;
  const point = position === null ? sql`null` : sql`st_setsrid(st_makepoint(${position[0]}, ${position[1]}), 4490)`;
  return sql`
    insert into field_attestation (record_id, item_id, account_id, organisation_id, position, accuracy_metres, happened_at)
    select ${row.id}, ${payload.itemId}, a.id, a.organisation_id, ${point}, ${accuracyMetres}, ${row.happenedAt}::timestamptz
      from account a where a.id = ${row.accountId}`;
};

const selectOther = ({ row, payload, rules }: WorkOf<'marker_item'>): Sql => sql`
  select o.record_id as "recordId"
    from field_attestation me
    join field_attestation o on o.item_id = me.item_id and o.organisation_id <> me.organisation_id
    join field_record r on r.id = o.record_id
   where me.record_id = ${row.id} and o.attested_with is null
     and st_dwithin(o.position::geography, me.position::geography, ${rules['attest-distance']})
     and abs(extract(epoch from o.happened_at - me.happened_at)) <= ${rules['attest-time'] * 60}
     and r.payload #>> '{item,result}' = ${payload.item.result}
     and coalesce(r.payload #>> '{item,defectCode}', '') = ${payload.item.defectCode ?? ''}
   order by abs(extract(epoch from o.happened_at - me.happened_at)), o.record_id
   limit 1`;
