import { z } from 'zod';
import { type Db, json, run, sql } from '../platform/db/sql.ts';
import { csvRows, dateRange, Flag } from './dataFile.ts';

const EscalationRow = z.object({
  code: z.string(),
  clock: z.string(),
  units: z.string().regex(/^-?\d+$/),
  tell: z.string(),
  source_zh: z.string(),
  source_en: z.string(),
  article_zh: z.string(),
  article_en: z.string(),
  jurisdiction: z.string(),
  effective_from: z.string(),
  effective_to: z.string(),
  verified: Flag,
  note_zh: z.string(),
  note_en: z.string(),
});

/** Fills `escalation_rule` from data/clocks in a register that has none of these rows yet; later changes are rows. */
export async function loadEscalations(tx: Db): Promise<void> {
  const rows = csvRows('clocks/escalations.csv', EscalationRow).map((row) => ({
    ...row,
    units: Number(row.units),
    jurisdiction: row.jurisdiction.replace(/(00)+$/, ''),
    valid: dateRange(row.effective_from, row.effective_to),
  }));
  await run(
    tx,
    sql`insert into escalation_rule (code, jurisdiction, clock, units, tell, source, source_en, article, article_en, valid,
                                     verified, note, note_en)
        select code, jurisdiction, clock, units, tell, source_zh, source_en, article_zh, article_en, valid::daterange,
               verified, note_zh, note_en
          from jsonb_to_recordset(${json(rows)}) as r (code text, jurisdiction text, clock text, units int, tell text,
            source_zh text, source_en text, article_zh text, article_en text, valid text, verified boolean, note_zh text,
            note_en text)
         where not exists (select 1 from escalation_rule)`,
  );
}
