import { z } from 'zod';
import { fillDutyLimits } from '../naming/timeLimits/fillDutyLimits.ts';
import { type Db, json, run, sql } from '../platform/db/sql.ts';
import { csvRows, List } from './dataFile.ts';
import { loadAuthorities } from './loadAuthorities.ts';
import { completeClockRules, loadClockRules } from './loadClockRules.ts';
import { loadEscalations } from './loadEscalations.ts';

/** Fills the law tables of a new register from data/: categories, authorities, clocks. Later changes are rows, not code. */
export async function loadLaw(tx: Db): Promise<void> {
  await loadCategories(tx);
  await loadAuthorities(tx);
  await loadClockRules(tx);
  await loadEscalations(tx);
}

/** A register from before its law rows had English twins gets them; rows that were changed by hand keep what they have. */
export async function completeLaw(tx: Db): Promise<void> {
  await loadAuthorities(tx);
  await completeClockRules(tx);
  await fillDutyLimits(tx);
  await loadEscalations(tx);
}

const CategoryRow = z.object({
  code: z.string(),
  label_zh: z.string(),
  label_en: z.string(),
  source_zh: z.string(),
  article_zh: z.string(),
  uniqueness_scope: List,
});

async function loadCategories(tx: Db): Promise<void> {
  const rows = csvRows('codelists/categories.csv', CategoryRow).map((row) => ({
    id: row.code,
    label_zh: row.label_zh,
    label_en: row.label_en,
    // TR art. 9 gives no scope to parks, protected areas, facilities and others: the county is the default of naming-rules.md.
    unique_scope: row.uniqueness_scope[0] ?? (row.code === 'natural_entity' ? 'nation' : 'county'),
    source: `${row.source_zh}${row.article_zh}`,
  }));
  await run(
    tx,
    sql`insert into category (id, label_zh, label_en, unique_scope, source)
        select id, label_zh, label_en, unique_scope, source from jsonb_to_recordset(${json(rows)})
          as r (id text, label_zh text, label_en text, unique_scope text, source text)`,
  );
}
