import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { Day, type Input, type Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { OrderListItem } from './orderContract.ts';
import { ORDER_TABLES, orderColumns } from './orderRow.ts';
import type { OrdersApi } from './ordersApiContract.ts';
import { visibleOrders } from './visibleOrders.ts';

type Query = Input<typeof OrdersApi.listOrders>['query'];
const Key = z.tuple([Day, z.uuid()]);
// As the column `queue_on` has it: what has no due day stands last.
const NO_DAY = '9999-12-31';

/** Orders in the reader's divisions, the first due first; keyset paging. Without a state those that are not ended. */
export async function listOrders(
  db: Db,
  actor: Actor,
  { query, today }: { query: Query; today: string },
): Promise<Reply<typeof OrdersApi.listOrders>> {
  const { limit, cursor } = query;
  const after = cursor ? decodeCursor(Key, cursor) : undefined;
  const rows = await many(
    db,
    OrderListItem,
    sql`select ${orderColumns(today)} from ${ORDER_TABLES}
         where ${visibleOrders(actor)} ${matching(query, today)}
           ${after ? sql`and (o.queue_on, o.id) > (${after[0]}::date, ${after[1]}::uuid)` : sql``}
         order by o.queue_on, o.id limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.dueOn ?? NO_DAY, last.id]) : null, total: null };
}

const UNFINISHED: Sql = sql`and o.state in ('open', 'assigned', 'done')`;

function matching({ state, late, maintainer, defect, division, source, sign }: Query, today: string): Sql {
  return sql`
    ${state ? sql`and o.state = ${state}` : sign ? sql`` : UNFINISHED}
    ${late ? sql`${UNFINISHED} and o.queue_on < ${today}::date` : sql``}
    ${maintainer ? sql`and o.maintainer = ${maintainer}` : sql``}
    ${defect ? sql`and o.defect_code = ${defect}` : sql``}
    ${division ? sql`and starts_with(o.division_code, ${divisionPrefix(division)})` : sql``}
    ${source ? sql`and o.source = ${source}` : sql``}
    ${sign ? sql`and o.sign_id = ${sign}` : sql``}`;
}
