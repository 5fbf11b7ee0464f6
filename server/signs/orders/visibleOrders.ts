import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { withinDivision } from '../../accounts/withinDivision.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { SignId } from '../contract.ts';
import { divisionOfSign } from '../findSign.ts';
import { OrderId } from './orderContract.ts';

/** The one predicate of reading orders (alias `o`): those in the reader's divisions. */
export const visibleOrders = ({ divisionCode }: Pick<Actor, 'divisionCode'>): Sql =>
  sql`starts_with(o.division_code, ${divisionPrefix(divisionCode)})`;

const Params = z.object({ id: OrderId });
const Seen = z.object({ id: z.string() });

/** Jurisdiction rule `sign-order`. @throws Problem outside-jurisdiction */
export async function requireVisibleOrder(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { id } = Params.parse(params);
  const seen = await maybeOne(
    db,
    Seen,
    sql`select o.id from sign_order o where o.id = ${id} and ${visibleOrders(actor)}`,
  );
  if (!seen) throw new Problem('outside-jurisdiction', `No order ${id}`, { detailZh: '没有这个工单。' });
}

const Ground = z.object({ signId: SignId.nullable().default(null), division: z.string().optional() });

/** Jurisdiction rule `body-sign-order`: the sign, or the division named. @throws Problem outside-jurisdiction */
export async function requireOrderGround(db: Db, actor: Actor, { body }: { body: unknown }): Promise<void> {
  const { signId, division } = Ground.parse(body);
  const code = signId === null ? division : await divisionOfSign(db, signId);
  if (code !== undefined && withinDivision(actor, code)) return;
  throw new Problem('outside-jurisdiction', 'Outside the divisions of your organisation', {
    detailZh: '不在本单位管辖的行政区内。',
  });
}
