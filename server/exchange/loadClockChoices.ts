import { z } from 'zod';
import { type Db, json, run, sql } from '../platform/db/sql.ts';
import { csvRows, dateRange, Flag } from './dataFile.ts';

const ChoiceRow = z.object({
  id: z.string(),
  purpose: z.string(),
  case_kind: z.string(),
  category: z.string(),
  variant: z.string(),
  clock: z.string(),
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

/** The shipped rows; an empty cell of kind, category or procedure stands for all of them, one of the clock for none. */
const choiceRecords = () =>
  csvRows('clocks/clock-choices.csv', ChoiceRow).map((row) => ({
    ...row,
    case_kind: row.case_kind || null,
    category: row.category || null,
    variant: row.variant || null,
    clock_id: row.clock || null,
    jurisdiction: row.jurisdiction.replace(/(00)+$/, ''),
    valid: dateRange(row.effective_from, row.effective_to),
  }));

/** Fills `clock_choice` from data/clocks: all of it in a new register, later what came with a new version. */
export const loadClockChoices = (tx: Db): Promise<number> =>
  run(
    tx,
    sql`insert into clock_choice (id, purpose, case_kind, category, variant, clock_id, jurisdiction, source_zh, source_en,
          article_zh, article_en, valid, verified, note_zh, note_en)
        select id, purpose, case_kind, category, variant, clock_id, jurisdiction, source_zh, source_en, article_zh, article_en,
               valid::daterange, verified, note_zh, note_en
          from jsonb_to_recordset(${json(choiceRecords())}) as r (id text, purpose text, case_kind text, category text,
            variant text, clock_id text, jurisdiction text, source_zh text, source_en text, article_zh text, article_en text,
            valid text, verified boolean, note_zh text, note_en text)
        on conflict (id) do nothing`,
  );
