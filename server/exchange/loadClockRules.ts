import { z } from 'zod';
import { type Db, json, run, type Sql, sql } from '../platform/db/sql.ts';
import { csvRows, dateRange, Flag, List } from './dataFile.ts';
import { loadClockChoices } from './loadClockChoices.ts';

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
  yellow_part: z.string(),
  purpose: z.string(),
  starts_on: List,
  stops_on: List,
  pauses_on: List,
});

const units = (cell: string): number | null => (cell === '' ? null : Number(cell));

/** The shipped rows. A clock without a length of its own (C9) is set by its notice. */
const clockRecords = () =>
  csvRows('clocks/clock-rules.csv', ClockRow).map((row) => ({
    ...row,
    length: units(row.length),
    extension: Number(row.extension),
    silence: row.silence || null,
    yellow_left: units(row.yellow_left),
    red_left: Number(row.red_left),
    yellow_part: units(row.yellow_part),
    jurisdiction: row.jurisdiction.replace(/(00)+$/, ''),
    valid: dateRange(row.effective_from, row.effective_to),
  }));

/** Fills `clock_rule` and `clock_choice` of a new register from data/clocks. */
export async function loadClockRules(tx: Db): Promise<void> {
  await run(tx, insertRules(sql`true`));
  await completeClockRules(tx);
}

/**
 * Gives shipped rows what a register from before 018 (words in both languages), 035 (terms besides the length) or 063 (events,
 * choices) lacks, and the clocks that came with a later version.
 */
export async function completeClockRules(tx: Db): Promise<void> {
  await run(tx, insertRules(sql`not exists (select from clock_rule c where c.id = r.id)`));
  await completeWords(tx);
  await completeTerms(tx);
  await completeEvents(tx);
  await loadClockChoices(tx);
}

const insertRules = (where: Sql): Sql => sql`
  insert into clock_rule (id, jurisdiction, label, label_en, length, unit, instrument, article, verified, valid)
  select id, jurisdiction, name_zh, name_en, length, unit, source_zh, article_zh, verified, valid::daterange
    from jsonb_to_recordset(${json(clockRecords())}) as r (id text, jurisdiction text, name_zh text, name_en text,
      length int, unit text, source_zh text, article_zh text, verified boolean, valid text)
   where ${where}`;

/** By id alone: a local row of a clock is moved by the same events until its bureau says otherwise. */
const completeEvents = (tx: Db): Promise<number> =>
  run(
    tx,
    sql`update clock_rule c
           set purpose = r.purpose, yellow_part = r.yellow_part,
               starts_on = array(select jsonb_array_elements_text(r.starts_on)),
               stops_on = array(select jsonb_array_elements_text(r.stops_on)),
               pauses_on = array(select jsonb_array_elements_text(r.pauses_on))
          from jsonb_to_recordset(${json(clockRecords())}) as r (id text, purpose text, yellow_part int, starts_on jsonb,
            stops_on jsonb, pauses_on jsonb)
         where c.id = r.id and c.starts_on = '{}'`,
  );

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
