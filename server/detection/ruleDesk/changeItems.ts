import { z } from 'zod';
import { type Db, json, many, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { ChangeItemDetail, RowBody, RowKind } from '../ruleChangeContract.ts';
import { labelOf } from './rowKinds.ts';
import type { SettledItem } from './settleItems.ts';

const Row = ChangeItemDetail.omit({ label: true });

/** The items of a change with the rows they change. */
export async function changeItems(db: Db, changeId: string): Promise<ChangeItemDetail[]> {
  const rows = await many(db, Row, selectItems(changeId));
  return rows.map((row) => ({ ...row, label: labelOf(row.body ?? row.before ?? {}) }));
}

const Stored = z.object({
  operation: z.enum(['add', 'replace', 'end']),
  kind: RowKind,
  rowId: z.string().nullable(),
  baseVersion: z.number().nullable(),
  body: RowBody.nullable(),
});

/** The items of a change as they were settled. */
export const storedItems = (db: Db, changeId: string): Promise<SettledItem[]> =>
  many(
    db,
    Stored,
    sql`select operation, kind, row_id as "rowId", base_version as "baseVersion", body
          from rule_change_item where change_id = ${changeId} order by position`,
  );

/** Puts these items in the place of all that the change had. */
export async function saveItems(tx: Db, changeId: string, items: readonly SettledItem[]): Promise<void> {
  await run(tx, sql`delete from rule_change_item where change_id = ${changeId}`);
  const rows = items.map(({ operation, kind, rowId, baseVersion, body }, position) => ({
    ...{ position, operation, kind, body },
    row_id: rowId,
    base_version: baseVersion,
  }));
  await run(
    tx,
    sql`insert into rule_change_item (change_id, position, operation, kind, row_id, base_version, body)
        select ${changeId}::uuid, position, operation, kind, row_id, base_version, nullif(body, 'null'::jsonb)
          from jsonb_to_recordset(${json(rows)}) as i (position int, operation text, kind text, row_id text,
            base_version int, body jsonb)`,
  );
}

/** @throws Problem conflict when a row has changed since, or does not hold on the effective day */
export async function requireOpenBases(db: Db, changeId: string): Promise<void> {
  const outdated = (await changeItems(db, changeId)).filter((item) => item.outdated);
  if (outdated.length === 0) return;
  const list = outdated.map(({ label, rowId }) => label || rowId).join('、');
  throw new Problem('conflict', `Changed by somebody else meanwhile, or not in force on that day: ${list}`, {
    detailZh: `以下条目已被其他变更改动，或在生效日不再有效，请重新选取：${list}`,
    code: 'outdated-items',
  });
}

// A row can be changed from a day on only where its newest version is open and has begun by then.
const selectItems = (changeId: string): Sql => sql`
  select i.operation, i.kind, i.row_id as "rowId", i.base_version as "baseVersion", i.body, b.body as before,
         i.operation <> 'add' and c.state in ('draft', 'submitted') and not (
           b.kind is not null and upper_inf(b.valid) and not isempty(b.valid) and lower(b.valid) <= c.effective_on
           and not exists (select 1 from rule_row n where n.kind = i.kind and n.id = i.row_id and n.version > i.base_version
                             and not isempty(n.valid))
         ) as outdated
    from rule_change_item i
    join rule_change c on c.id = i.change_id
    left join rule_row b on b.kind = i.kind and b.id = i.row_id and b.version = i.base_version
   where i.change_id = ${changeId}
   order by i.position`;
