import type { Db } from '../../platform/db/sql.ts';
import { many } from '../../platform/db/sql.ts';
import { type Cell, type Column, type ExportRow, RawRow } from './collection.ts';
import type { PreparedExport } from './prepareExport.ts';

const PAGE = 2000;

/** The rows of an export in pages: each a statement of its own, so that neither memory nor a transaction grows with the register. */
export async function* readRows(
  db: Db,
  { collection, scope, request, columns }: PreparedExport,
): AsyncGenerator<ExportRow[]> {
  for (let after: readonly string[] | undefined; ; ) {
    const rows = await many(db, RawRow, collection.select(scope, request.filter, { after, limit: PAGE }));
    if (rows.length > 0) yield rows.map((row) => rowOf(columns, row));
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.cursor;
  }
}

function rowOf(columns: readonly Column[], row: ReturnType<typeof RawRow.parse>): ExportRow {
  const values: Record<string, Cell> = {};
  for (const { key } of columns) values[key] = cellOf(row[key]);
  return { values, geometry: row.geometry, secrecy: row.secrecy };
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' ? value : String(value);
}
