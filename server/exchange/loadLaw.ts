import { z } from 'zod';
import { type Db, json, run, sql } from '../platform/db/sql.ts';
import { csvRows, dateRange, Flag, List } from './dataFile.ts';

/** Fills the law tables of a new register from data/: categories, authorities, clocks. Later changes are rows, not code. */
export async function loadLaw(tx: Db): Promise<void> {
  await loadCategories(tx);
  await loadAuthorities(tx);
  await loadClockRules(tx);
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

const AuthorityRow = z.object({
  id: z.string(),
  category: z.string(),
  subtype: z.string(),
  jurisdiction_level: z.string(),
  approver_organ: z.string(),
  approver_level: z.string(),
  handler_organ: z.string(),
  handler_level: z.string(),
  consulted: List,
  filing_receiver: List,
  announcer: z.string(),
  announce_clock: z.string(),
  variant: z.string(),
  instrument: z.string(),
  article: z.string(),
  article_en: z.string(),
  jurisdiction: z.string(),
  effective_from: z.string(),
  effective_to: z.string(),
  verified: Flag,
  note: z.string(),
});
type AuthorityRow = z.infer<typeof AuthorityRow>;

const organOf = (cell: string): { kind: string | null; level: string | null } => {
  const [kind, level] = cell.split('@');
  return { kind: kind || null, level: level || null };
};
const RECEIVER_WORDS: Record<string, string> = {
  'government@province': '宁夏回族自治区人民政府（材料报自治区民政厅）',
  'government@prefecture': '吴忠市人民政府（材料报吴忠市民政局）',
};

function authorityRecord(row: AuthorityRow) {
  // "…government, materials to its civil affairs department" (TR art. 13(2)): the desk that checks them is the last one.
  const receiver = organOf(row.filing_receiver.at(-1) ?? '');
  const known = receiver.level === 'county' || receiver.level === 'prefecture';
  const announcer = organOf(row.announcer);
  return {
    id: row.id,
    category: row.category,
    jurisdiction: row.jurisdiction,
    place_level: row.jurisdiction_level === 'county_city' ? 'county' : row.jurisdiction_level,
    variant: row.variant,
    handler_kind: row.handler_organ,
    handler_division: row.handler_level,
    approver_kind: row.approver_organ,
    approver_division: row.approver_level,
    consulted: row.consulted,
    filing_receiver: RECEIVER_WORDS[row.filing_receiver[0] ?? ''] ?? '同级民政部门',
    receiver_kind: known ? receiver.kind : null,
    receiver_division: known ? receiver.level : null,
    announcer_kind: announcer.kind,
    announcer_division: announcer.level,
    announce_clock: row.announce_clock,
    instrument: row.instrument,
    article: row.article_en,
    article_zh: `${row.instrument}${row.article}`,
    valid: dateRange(row.effective_from, row.effective_to),
    verified: row.verified,
    note: row.note,
  };
}

async function loadAuthorities(tx: Db): Promise<void> {
  const variants = new Set(['government', 'housing']);
  const rows = csvRows('authorities/authorities.csv', AuthorityRow)
    .filter((row) => variants.has(row.variant) && !row.id.endsWith('county-city'))
    .map(authorityRecord)
    .filter((row) => row.announcer_kind !== null && row.handler_kind !== '');
  await run(
    tx,
    sql`insert into authority (id, category, jurisdiction, place_level, variant, handler_kind, handler_division, approver_kind,
          approver_division, consulted, filing_receiver, receiver_kind, receiver_division, announcer_kind,
          announcer_division, announce_clock, instrument, article, article_zh, valid, verified, note)
        select id, category, jurisdiction, place_level, variant, handler_kind, handler_division, approver_kind,
               approver_division, array(select jsonb_array_elements_text(consulted)), filing_receiver, receiver_kind,
               receiver_division, announcer_kind, announcer_division, announce_clock, instrument, article, article_zh,
               valid::daterange, verified, note
          from jsonb_to_recordset(${json(rows)}) as r (id text, category text, jurisdiction text, place_level text,
            variant text, handler_kind text, handler_division text, approver_kind text, approver_division text,
            consulted jsonb, filing_receiver text, receiver_kind text, receiver_division text, announcer_kind text,
            announcer_division text, announce_clock text, instrument text, article text, article_zh text, valid text,
            verified boolean, note text)`,
  );
}

const ClockRow = z.object({
  id: z.string(),
  name_zh: z.string(),
  name_en: z.string(),
  length: z.string(),
  unit: z.string(),
  instrument: z.string(),
  article: z.string(),
  jurisdiction: z.string(),
  effective_from: z.string(),
  verified: Flag,
  note: z.string(),
});

async function loadClockRules(tx: Db): Promise<void> {
  // A clock without a length of its own (C9) is set by its notice and has no row here.
  const rows = csvRows('clocks/clock-rules.csv', ClockRow)
    .filter((row) => row.length !== '')
    .map((row) => ({ ...row, length: Number(row.length), jurisdiction: row.jurisdiction.replace(/(00)+$/, '') }));
  await run(
    tx,
    sql`insert into clock_rule (id, jurisdiction, label, label_en, length, unit, instrument, article, verified, valid, note)
        select id, jurisdiction, name_zh, name_en, length, unit, instrument, article, verified,
               daterange(effective_from, null), note
          from jsonb_to_recordset(${json(rows)}) as r (id text, jurisdiction text, name_zh text, name_en text, length int,
            unit text, instrument text, article text, verified boolean, effective_from date, note text)`,
  );
}
