import type { StoredRow } from './ruleSetAt.ts';
import type { SettledItem } from './settleItems.ts';

type Row = Pick<StoredRow, 'kind' | 'body'>;

/** The rows in force with a change made: replaced ones keep their place, new ones come last. Pure. */
export function proposedRows(rows: readonly StoredRow[], items: readonly SettledItem[]): Row[] {
  const changed = new Map(items.map((item) => [`${item.kind} ${item.rowId}`, item]));
  const kept = rows.flatMap((row): Row[] => {
    const item = changed.get(`${row.kind} ${row.id}`);
    if (!item) return [row];
    return item.body ? [{ kind: row.kind, body: item.body }] : [];
  });
  const added = items.filter(({ operation }) => operation === 'add').map(({ kind, body }) => ({ kind, body }));
  return [...kept, ...added];
}
