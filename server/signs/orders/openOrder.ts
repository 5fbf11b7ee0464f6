import { z } from 'zod';
import { type AuditActor, record } from '../../audit/record.ts';
import { type Db, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { defectRule } from './defectRule.ts';
import { dayInChina, dueDay } from './dueDay.ts';
import { noteAct } from './noteAct.ts';
import type { DefectRule } from './orderContract.ts';
import { lockSignOf, markSign } from './signStatus.ts';

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
 * Opens a piece of work, in the transaction of what it came from, and answers its id: with a number, the due day of the
 * defect's rule, and the sign in the state that the defect means. The same defect of the same sign is one piece of work:
 * where it is open already, that one's id is answered and nothing is written. `at` is an ISO instant.
 */
export async function openOrder(tx: Db, actor: AuditActor, order: NewOrder, at: string): Promise<string> {
  const { divisionCode: division, defectCode: code } = order;
  const day = dayInChina(at);
  // First of all, and everywhere: who takes the sign, its orders and the counter in another order would wait for ever.
  if (order.signId !== null) await lockSignOf(tx, sql`${order.signId}`);
  const rule = code === null ? undefined : await defectRule(tx, { code, division, day });
  const made = await maybeOne(tx, Id, insertOrder(order, rule, at));
  if (!made) return (await one(tx, Id, openOne(order))).id;
  // After the row: what is told twice must use up no number.
  const number = await nextNumber(tx, division, day);
  await run(tx, sql`update sign_order set number = ${number} where id = ${made.id}`);
  const { source, sourceId, signId, defectCode, text } = order;
  const content = { number, source, sourceId, signId, defectCode, text };
  await noteAct(tx, { id: made.id, act: 'open', state: 'open', content, actor, at });
  await record(tx, {
    ...{ actor, action: 'signs.open-order', subjectKind: 'sign-order', subjectId: made.id, after: content, at },
  });
  if (signId !== null && statusFor(order, rule) !== null) await markSign(tx, actor, { signId, orderId: made.id, at });
  return made.id;
}

// A renaming is no fault of the sign: it stands, and its name is compared with the register wherever it is shown.
const statusFor = ({ source }: NewOrder, rule: DefectRule | undefined): string | null =>
  source === 'renaming' ? null : (rule?.signStatus ?? null);

/** Gapless per county and year: 640302-GD-2026-0001 (工单). The counter row is locked until the transaction ends. */
async function nextNumber(tx: Db, division: string, day: string): Promise<string> {
  const scope = `${division.slice(0, 6)}-GD`;
  const year = Number(day.slice(0, 4));
  const { value } = await one(
    tx,
    z.object({ value: z.number() }),
    sql`insert into counter (scope, year, value) values (${scope}, ${year}, 1)
        on conflict (scope, year) do update set value = counter.value + 1 returning value`,
  );
  return `${scope}-${year}-${String(value).padStart(4, '0')}`;
}

function insertOrder(order: NewOrder, rule: DefectRule | undefined, at: string): Sql {
  const dueOn = rule?.days == null ? null : dueDay(dayInChina(at), rule.days, rule.unit);
  return sql`
    insert into sign_order (sign_id, place_id, division_code, position, source, source_id, defect_code, text, state, due_on, due_ground,
                            sign_status, created_at, updated_at)
    values (${order.signId}, ${order.placeId}::uuid, ${order.divisionCode},
            coalesce(${pointOf(order.position)}, (select position from sign where id = ${order.signId})),
            ${order.source}, ${order.sourceId}, ${order.defectCode}, ${order.text}, 'open', ${dueOn}::date,
            ${dueOn === null ? null : (rule?.articleZh ?? null)}, ${statusFor(order, rule)}, ${at}::timestamptz, ${at}::timestamptz)
    on conflict (sign_id, defect_code)
      where sign_id is not null and defect_code is not null and state in ('open', 'assigned', 'done')
      do nothing
    returning id`;
}

const openOne = ({ signId, defectCode }: NewOrder): Sql => sql`
  select id from sign_order
   where sign_id = ${signId} and defect_code = ${defectCode} and state in ('open', 'assigned', 'done')`;

const pointOf = (position: NewOrder['position']): Sql =>
  position === null ? sql`null` : sql`st_setsrid(st_makepoint(${position[0]}, ${position[1]}), 4490)`;
