import { z } from 'zod';
import { many, sql } from '../../../platform/db/sql.ts';
import type { SignId } from '../../contract.ts';
import { type NewOrder, openOrder } from '../../orders/openOrder.ts';
import type { Work } from './work.ts';

interface Found {
  signId: SignId | null;
  placeId: string | null;
  divisionCode: string;
  position: readonly [number, number] | null;
  source: NewOrder['source'];
  sourceId: string;
  defects: readonly string[];
  note: string | null;
}
const Label = z.object({ code: z.string(), label: z.string() });

/** Opens a piece of work for each defect found; answers the ids. */
export async function openOrders({ tx, deps, actor, at }: Work, found: Found): Promise<string[]> {
  const { defects, note, ...order } = found;
  if (defects.length === 0) return [];
  const labels = await many(
    tx,
    Label,
    sql`select code, label_zh as label from sign_defect_rule
         where code = any(${[...defects]}) and valid @> ${deps.today()}::date order by sort`,
  );
  const opened: string[] = [];
  for (const { code, label } of labels) {
    const text = note === null ? label : `${label}：${note}`;
    opened.push(await openOrder(tx, actor, { ...order, defectCode: code, text }, at));
  }
  return opened;
}
