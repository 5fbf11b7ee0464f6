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
  extension: z.string(),
  silence: z.string(),
  holiday_end: z.string(),
  holiday_note_zh: z.string(),
  holiday_note_en: z.string(),
  yellow_left: z.string(),
  red_left: z.string(),
});

/** The shipped rows. A clock without a length of its own (C9) is set by its notice and has no row in the register. */
const clockRecords = () =>
  csvRows('clocks/clock-rules.csv', ClockRow)
    .filter((row) => row.length !== '')
    .map((row) => ({
      ...row,
      length: Number(row.length),
      extension: Number(row.extension),
      silence: row.silence || null,
      yellow_left: Number(row.yellow_left),
      red_left: Number(row.red_left),
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

/** Gives shipped rows what a register from before 018 (words in both languages) or 035 (terms besides the length) lacks. */
export async function completeClockRules(tx: Db): Promise<void> {
  await completeWords(tx);
  await completeTerms(tx);
}

const completeTerms = (tx: Db): Promise<number> =>
  run(
    tx,
    sql`update clock_rule c
           set extension = r.extension, silence = r.silence, holiday_end = r.holiday_end,
               holiday_note = r.holiday_note_zh, holiday_note_en = r.holiday_note_en, yellow_left = r.yellow_left,
               red_left = r.red_left
          from jsonb_to_recordset(${json(clockRecords())}) as r (id text, jurisdiction text, length int, unit text,
            extension int, silence text, holiday_end text, holiday_note_zh text, holiday_note_en text, yellow_left int,
            red_left int)
         where c.id = r.id and c.jurisdiction = r.jurisdiction and c.length = r.length and c.unit = r.unit
           and c.yellow_left is null`,
  );

const completeWords = (tx: Db): Promise<number> =>
  run(
    tx,
    sql`update clock_rule c
           set instrument_en = r.source_en, article_en = r.article_en, note = r.note_zh, note_en = r.note_en
          from jsonb_to_recordset(${json(clockRecords())}) as r (id text, jurisdiction text, source_zh text, source_en text,
            article_zh text, article_en text, note_zh text, note_en text)
         where c.id = r.id and c.jurisdiction = r.jurisdiction and c.instrument = r.source_zh
           and c.article = r.article_zh and c.instrument_en = ''`,
  );
