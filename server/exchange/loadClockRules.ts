import { z } from 'zod';
import { type Db, json, run, sql } from '../platform/db/sql.ts';
import { csvRows, dateRange, Flag } from './dataFile.ts';

const ClockRow = z.object({
  id: z.string(),
  name_zh: z.string(),
  name_en: z.string(),
  length: z.string(),
  unit: z.string(),
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

/** The shipped rows. A clock without a length of its own (C9) is set by its notice and has no row in the register. */
const clockRecords = () =>
  csvRows('clocks/clock-rules.csv', ClockRow)
    .filter((row) => row.length !== '')
    .map((row) => ({
      ...row,
      length: Number(row.length),
      jurisdiction: row.jurisdiction.replace(/(00)+$/, ''),
      valid: dateRange(row.effective_from, row.effective_to),
    }));

/** Fills `clock_rule` of a new register from data/clocks. */
export async function loadClockRules(tx: Db): Promise<void> {
  await run(
    tx,
    sql`insert into clock_rule (id, jurisdiction, label, label_en, length, unit, instrument, article, verified, valid)
        select id, jurisdiction, name_zh, name_en, length, unit, source_zh, article_zh, verified, valid::daterange
          from jsonb_to_recordset(${json(clockRecords())}) as r (id text, jurisdiction text, name_zh text, name_en text,
            length int, unit text, source_zh text, article_zh text, verified boolean, valid text)`,
  );
  await completeClockRules(tx);
}

/** Gives shipped rows their words in both languages where a register from before 018 has them in Chinese only. */
export const completeClockRules = (tx: Db): Promise<number> =>
  run(
    tx,
    sql`update clock_rule c
           set instrument_en = r.source_en, article_en = r.article_en, note = r.note_zh, note_en = r.note_en
          from jsonb_to_recordset(${json(clockRecords())}) as r (id text, jurisdiction text, source_zh text, source_en text,
            article_zh text, article_en text, note_zh text, note_en text)
         where c.id = r.id and c.jurisdiction = r.jurisdiction and c.instrument = r.source_zh
           and c.article = r.article_zh and c.instrument_en = ''`,
  );
