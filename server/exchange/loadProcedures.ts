import { z } from 'zod';
import { type Db, json, one, run, sql } from '../platform/db/sql.ts';
import { csvRows, dateRange, Flag, List } from './dataFile.ts';

const numberOrNull = z.string().transform((text) => (text === '' ? null : Number(text)));

const TriggerLine = z.object({
  ...{ id: z.string(), procedure: z.string(), strength: z.string(), case_kinds: List, categories: List },
  ...{ listed: Flag, feature_types: List, min_addresses: numberOrNull, facts: List, unit: z.string() },
  ...{ min_days: numberOrNull, request_days: numberOrNull, within_days: numberOrNull, notice_days: numberOrNull },
  ...{ may_omit: Flag, may_shorten: Flag, basis_zh: z.string(), basis_en: z.string() },
  ...{ source_zh: z.string(), source_en: z.string(), article_zh: z.string(), article_en: z.string() },
  ...{ jurisdiction: z.string(), effective_from: z.string(), effective_to: z.string(), verified: Flag },
  ...{ note_zh: z.string(), note_en: z.string() },
});

/** Fills the trigger table of the procedures from data/procedures, in a register that has none of these rows yet. */
export async function loadProcedures(tx: Db): Promise<void> {
  const { filled } = await one(
    tx,
    z.object({ filled: z.boolean() }),
    sql`select exists (select 1 from procedure_trigger) as filled`,
  );
  if (filled) return;
  const rows = csvRows('procedures/triggers.csv', TriggerLine).map((row, position) => ({
    ...row,
    position,
    valid: dateRange(row.effective_from, row.effective_to),
  }));
  await run(tx, insertTriggers(rows));
}

const insertTriggers = (rows: readonly unknown[]) => sql`
  insert into procedure_trigger (id, position, procedure, strength, case_kinds, categories, listed, feature_types,
    min_addresses, facts, min_days, request_days, within_days, notice_days, unit, may_omit, may_shorten, basis_zh, basis_en,
    source_zh, source_en, article_zh, article_en, jurisdiction, valid, verified, note_zh, note_en)
  select id, position, procedure, strength, array(select jsonb_array_elements_text(case_kinds)),
         array(select jsonb_array_elements_text(categories)), listed, array(select jsonb_array_elements_text(feature_types)),
         min_addresses, array(select jsonb_array_elements_text(facts)), min_days, request_days, within_days, notice_days,
         unit, may_omit, may_shorten, basis_zh, basis_en, source_zh, source_en, article_zh, article_en, jurisdiction,
         valid::daterange, verified, note_zh, note_en
    from jsonb_to_recordset(${json(rows)}) as r (id text, position int, procedure text, strength text, case_kinds jsonb,
      categories jsonb, listed boolean, feature_types jsonb, min_addresses int, facts jsonb, min_days int, request_days int,
      within_days int, notice_days int, unit text, may_omit boolean, may_shorten boolean, basis_zh text, basis_en text,
      source_zh text, source_en text, article_zh text, article_en text, jurisdiction text, valid text, verified boolean,
      note_zh text, note_en text)`;
