import { z } from 'zod';
import { type Db, json, one, run, sql } from '../platform/db/sql.ts';
import { csvRows, dateRange, Flag, List } from './dataFile.ts';

const sourced = {
  source_zh: z.string(),
  source_en: z.string(),
  article_zh: z.string(),
  article_en: z.string(),
  effective_from: z.string(),
  effective_to: z.string(),
  verified: Flag,
};
const numberOrNull = z.string().transform((text) => (text === '' ? null : Number(text)));
const textOrNull = z.string().transform((text) => text || null);

const LiabilityRow = z.object({
  ...{
    code: z.string(),
    act_zh: z.string(),
    act_en: z.string(),
    consequence_zh: z.string(),
    consequence_en: z.string(),
  },
  ...{ authority_zh: z.string(), authority_en: z.string(), organs: List, measures: List, reportable: Flag },
  ...{ fine_min: numberOrNull, fine_max: numberOrNull, fine_on: List, fine_when: textOrNull, jurisdiction: z.string() },
  ...{ note_zh: z.string(), note_en: z.string() },
  ...sourced,
});
const MeasureRow = z.object({
  ...{ code: z.string(), label_zh: z.string(), label_en: z.string() },
  ...{ has_due: Flag, is_bound: Flag, after_failed_order: Flag },
  ...sourced,
});
const LimitRow = z.object({
  ...{ code: z.string(), text_zh: z.string(), text_en: z.string(), length: numberOrNull, unit: textOrNull },
  ...{ yellow_left: numberOrNull, red_left: numberOrNull },
  ...sourced,
});

/** Fills the law tables of supervision from data/supervision, in a register that has none of these rows yet. */
export async function loadSupervisionLaw(tx: Db): Promise<void> {
  const { filled } = await one(
    tx,
    z.object({ filled: z.boolean() }),
    sql`select exists (select 1 from liability_rule) as filled`,
  );
  if (filled) return;
  await run(tx, insertLiabilities(numbered(csvRows('supervision/liabilities.csv', LiabilityRow))));
  await run(tx, insertMeasures(numbered(csvRows('supervision/measures.csv', MeasureRow))));
  await run(tx, insertLimits(numbered(csvRows('supervision/penalty-limits.csv', LimitRow))));
}

const numbered = <T extends { effective_from: string; effective_to: string }>(rows: readonly T[]) =>
  rows.map((row, position) => ({ ...row, position, valid: dateRange(row.effective_from, row.effective_to) }));

const insertLiabilities = (rows: readonly unknown[]) => sql`
  insert into liability_rule (code, position, act_zh, act_en, consequence_zh, consequence_en, authority_zh, authority_en,
    organs, measures, reportable, fine_min, fine_max, fine_on, fine_when, source_zh, source_en, article_zh, article_en,
    jurisdiction, valid, verified, note_zh, note_en)
  select code, position, act_zh, act_en, consequence_zh, consequence_en, authority_zh, authority_en,
         array(select jsonb_array_elements_text(organs)), array(select jsonb_array_elements_text(measures)), reportable,
         fine_min, fine_max, array(select jsonb_array_elements_text(fine_on)), fine_when, source_zh, source_en, article_zh,
         article_en, jurisdiction, valid::daterange, verified, note_zh, note_en
    from jsonb_to_recordset(${json(rows)}) as r (code text, position int, act_zh text, act_en text, consequence_zh text,
      consequence_en text, authority_zh text, authority_en text, organs jsonb, measures jsonb, reportable boolean,
      fine_min int, fine_max int, fine_on jsonb, fine_when text, source_zh text, source_en text, article_zh text,
      article_en text, jurisdiction text, valid text, verified boolean, note_zh text, note_en text)`;

const insertMeasures = (rows: readonly unknown[]) => sql`
  insert into measure_rule (code, position, label_zh, label_en, has_due, is_bound, after_failed_order, source_zh, source_en,
    article_zh, article_en, valid, verified)
  select code, position, label_zh, label_en, has_due, is_bound, after_failed_order, source_zh, source_en, article_zh,
         article_en, valid::daterange, verified
    from jsonb_to_recordset(${json(rows)}) as r (code text, position int, label_zh text, label_en text, has_due boolean,
      is_bound boolean, after_failed_order boolean, source_zh text, source_en text, article_zh text, article_en text,
      valid text, verified boolean)`;

const insertLimits = (rows: readonly unknown[]) => sql`
  insert into penalty_limit (code, position, text_zh, text_en, length, unit, source_zh, source_en, article_zh, article_en,
    valid, verified, yellow_left, red_left)
  select code, position, text_zh, text_en, length, unit, source_zh, source_en, article_zh, article_en, valid::daterange,
         verified, yellow_left, coalesce(red_left, -1)
    from jsonb_to_recordset(${json(rows)}) as r (code text, position int, text_zh text, text_en text, length int, unit text,
      source_zh text, source_en text, article_zh text, article_en text, valid text, verified boolean, yellow_left int,
      red_left int)`;
