import { z } from 'zod';
import { type Db, json, run, sql } from '../platform/db/sql.ts';
import { csvRows, dateRange, Flag } from './dataFile.ts';

const orNull = z.string().transform((text) => text || null);
const ItemRow = z.object({
  section: z.string(),
  code: z.string(),
  case_kind: orNull,
  category: orNull,
  text_zh: z.string(),
  text_en: z.string(),
  source_zh: z.string(),
  source_en: z.string(),
  article_zh: z.string(),
  article_en: z.string(),
  jurisdiction: z.string(),
  effective_from: z.string(),
  effective_to: z.string(),
  verified: Flag,
});

/** Fills `guide_item` from data/guide; the categories must be there. */
export async function loadGuide(tx: Db): Promise<void> {
  const rows = csvRows('guide/guide-items.csv', ItemRow).map((row, position) => ({
    ...row,
    position,
    valid: dateRange(row.effective_from, row.effective_to),
  }));
  await run(
    tx,
    sql`insert into guide_item (section, code, position, case_kind, category, text_zh, text_en, source_zh, source_en,
          article_zh, article_en, jurisdiction, valid, verified)
        select section, code, position, case_kind, category, text_zh, text_en, source_zh, source_en, article_zh,
               article_en, jurisdiction, valid::daterange, verified
          from jsonb_to_recordset(${json(rows)}) as r (section text, code text, position int, case_kind text,
            category text, text_zh text, text_en text, source_zh text, source_en text, article_zh text,
            article_en text, jurisdiction text, valid text, verified boolean)`,
  );
}
