import { z } from 'zod';
import { type AuditActor, record } from '../../audit/record.ts';
import { type Db, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';

/** Work that something found wrong asks for. */
export interface NewOrder {
  signId: string | null;
  placeId: string | null;
  divisionCode: string;
  /** CGCS2000 longitude and latitude; null: where the sign stands. */
  position: readonly [number, number] | null;
  source: 'inspection' | 'report' | 'scan' | 'renaming' | 'hand';
  sourceId: string | null;
  /** F1 … F11 (`sign_defect_rule`); null where it is not known yet. */
  defectCode: string | null;
  text: string;
}

const Id = z.object({ id: z.uuid() });

/**
 * Opens a piece of work, in the transaction of what it came from, and answers its id. The same defect of the same sign is one
 * piece of work: where it is open already, that one's id is answered and nothing is written. `at` is an ISO instant.
 */
export async function openOrder(tx: Db, actor: AuditActor, order: NewOrder, at: string): Promise<string> {
  const made = await maybeOne(tx, Id, insertOrder(order, at));
  if (!made) return (await one(tx, Id, openOne(order))).id;
  const { source, sourceId, signId, defectCode, text } = order;
  const after = { source, sourceId, signId, defectCode, text };
  await record(tx, { actor, action: 'signs.open-order', subjectKind: 'sign-order', subjectId: made.id, after, at });
  return made.id;
}

const insertOrder = (order: NewOrder, at: string): Sql => sql`
  insert into sign_order (sign_id, place_id, division_code, position, source, source_id, defect_code, text, state, due_on, due_ground,
                          created_at, updated_at)
  select ${order.signId}, ${order.placeId}::uuid, ${order.divisionCode},
         coalesce(${pointOf(order.position)}, (select position from sign where id = ${order.signId})),
         ${order.source}, ${order.sourceId}, ${order.defectCode}, ${order.text}, 'open',
         (${at}::timestamptz at time zone 'Asia/Shanghai')::date + r.days, r.article_zh, ${at}::timestamptz, ${at}::timestamptz
    from (values (1)) as one (row)
    left join sign_defect_rule r
      on r.code = ${order.defectCode} and r.valid @> (${at}::timestamptz at time zone 'Asia/Shanghai')::date
  on conflict (sign_id, defect_code)
    where sign_id is not null and defect_code is not null and state in ('open', 'assigned', 'done')
    do nothing
  returning id`;

const openOne = ({ signId, defectCode }: NewOrder): Sql => sql`
  select id from sign_order
   where sign_id = ${signId} and defect_code = ${defectCode} and state in ('open', 'assigned', 'done')`;

const pointOf = (position: NewOrder['position']): Sql =>
  position === null ? sql`null` : sql`st_setsrid(st_makepoint(${position[0]}, ${position[1]}), 4490)`;
