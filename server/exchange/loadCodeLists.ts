import { z } from 'zod';
import { type Db, json, many, run, sql } from '../platform/db/sql.ts';
import { csvRows, dataFiles, dateRange } from './dataFile.ts';

const CodeRow = z
  .object({
    code: z.string(),
    label_zh: z.string(),
    label_en: z.string(),
    source_zh: z.string(),
    source_en: z.string(),
    article_zh: z.string(),
    article_en: z.string(),
    jurisdiction: z.string(),
    effective_from: z.string(),
    effective_to: z.string(),
  })
  .catchall(z.string());

/**
 * Fills `code_list` from data/codelists: one list a file, its name the kind; further columns become traits of the code. Lists
 * that the register has are its bureau's own and left alone.
 */
export async function loadCodeLists(tx: Db): Promise<void> {
  const known = new Set(
    (await many(tx, z.object({ kind: z.string() }), sql`select distinct kind from code_list`)).map(({ kind }) => kind),
  );
  for (const file of dataFiles('codelists', '.csv').filter((name) => !known.has(name.replace(/\.csv$/, '')))) {
    const rows = csvRows(`codelists/${file}`, CodeRow).map(({ effective_from, effective_to, ...row }, position) => ({
      ...row,
      position,
      valid: dateRange(effective_from, effective_to),
      traits: traitsOf(row),
    }));
    await run(tx, insertList(file.replace(/\.csv$/, ''), rows));
  }
}

const COMMON = new Set(Object.keys(CodeRow.shape));
const traitsOf = (row: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(row).filter(([column, value]) => !COMMON.has(column) && value !== ''));

const insertList = (kind: string, rows: readonly unknown[]) => sql`
  insert into code_list (kind, code, position, label_zh, label_en, source_zh, source_en, article_zh, article_en,
    jurisdiction, valid, traits)
  select ${kind}, code, position, label_zh, label_en, source_zh, source_en, article_zh, article_en, jurisdiction,
         valid::daterange, traits
    from jsonb_to_recordset(${json(rows)}) as r (code text, position int, label_zh text, label_en text, source_zh text,
      source_en text, article_zh text, article_en text, jurisdiction text, valid text, traits jsonb)`;
