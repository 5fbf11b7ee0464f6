import { z } from 'zod';
import { type Db, json, run, sql } from '../platform/db/sql.ts';
import { csvRows, dateRange, Flag, List } from './dataFile.ts';

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
  consulted_by_law: List,
  filing_receiver: List,
  filing_receiver_zh: z.string(),
  filing_receiver_en: z.string(),
  announcer: z.string(),
  announce_clock: z.string(),
  variant: z.string(),
  source_zh: List,
  source_en: List,
  article_zh: List,
  article_en: List,
  consult_article_zh: z.string(),
  consult_article_en: z.string(),
  filing_article_zh: z.string(),
  filing_article_en: z.string(),
  announce_article_zh: z.string(),
  announce_article_en: z.string(),
  jurisdiction: z.string(),
  effective_from: z.string(),
  effective_to: z.string(),
  verified: Flag,
  delegation: Flag,
  settles_zh: z.string(),
  settles_en: z.string(),
  note_zh: z.string(),
  note_en: z.string(),
});
type AuthorityRow = z.infer<typeof AuthorityRow>;

const organOf = (cell: string): { kind: string | null; level: string | null } => {
  const [kind, level] = cell.split('@');
  return { kind: kind || null, level: level || null };
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
    subtype: row.subtype,
    delegation: row.delegation,
    settles: row.settles_zh,
    settles_en: row.settles_en,
    handler_kind: row.handler_organ || null,
    handler_division: row.handler_level || null,
    approver_kind: row.approver_organ || null,
    approver_division: row.approver_level || null,
    consulted: row.consulted,
    receiver_kind: known ? receiver.kind : null,
    receiver_division: known ? receiver.level : null,
    announcer_kind: announcer.kind,
    announcer_division: announcer.level,
    announce_clock: row.announce_clock,
    instrument: row.source_zh.join('、'),
    valid: dateRange(row.effective_from, row.effective_to),
    verified: row.verified,
    ...wordsOf(row),
  };
}

/** What the row says to people, in both languages; each article with the name of its instrument. */
function wordsOf(row: AuthorityRow) {
  const lastZh = row.source_zh.at(-1) ?? '';
  const lastEn = row.source_en.at(-1) ?? '';
  const zh = (article: string) => article && `${lastZh}${article}`;
  const en = (article: string) => article && `${lastEn} ${article}`;
  return {
    article: row.source_en.map((source, i) => `${source} ${row.article_en[i] ?? ''}`).join('; '),
    article_zh: row.source_zh.map((source, i) => `${source}${row.article_zh[i] ?? ''}`).join('；'),
    consulted_by_law: row.consulted_by_law,
    consult_article_zh: zh(row.consult_article_zh),
    consult_article_en: en(row.consult_article_en),
    filing_article_zh: zh(row.filing_article_zh),
    filing_article_en: en(row.filing_article_en),
    announce_article_zh: zh(row.announce_article_zh),
    announce_article_en: en(row.announce_article_en),
    filing_receiver: row.filing_receiver_zh,
    filing_receiver_en: row.filing_receiver_en,
    note: row.note_zh,
    note_en: row.note_en,
  };
}

/** The shipped rows; a county-level city is a county in the register. */
const authorityRecords = () =>
  csvRows('authorities/authorities.csv', AuthorityRow)
    .filter((row) => !row.id.endsWith('county-city'))
    .map(authorityRecord);

/** Fills `authority` from data/authorities: all of it in a new register, later what came with a new version. */
export async function loadAuthorities(tx: Db): Promise<void> {
  await run(
    tx,
    sql`insert into authority (id, category, jurisdiction, place_level, variant, handler_kind, handler_division, approver_kind,
          approver_division, consulted, filing_receiver, receiver_kind, receiver_division, announcer_kind,
          announcer_division, announce_clock, instrument, article, article_zh, valid, verified,
          subtype, delegation, settles, settles_en)
        select id, category, jurisdiction, place_level, variant, handler_kind, handler_division, approver_kind,
               approver_division, array(select jsonb_array_elements_text(consulted)), filing_receiver, receiver_kind,
               receiver_division, announcer_kind, announcer_division, announce_clock, instrument, article, article_zh,
               valid::daterange, verified, subtype, delegation, settles, settles_en
          from jsonb_to_recordset(${json(authorityRecords())}) as r (id text, category text, jurisdiction text,
            place_level text, variant text, handler_kind text, handler_division text, approver_kind text,
            approver_division text, consulted jsonb, filing_receiver text, receiver_kind text, receiver_division text,
            announcer_kind text, announcer_division text, announce_clock text, instrument text, article text,
            article_zh text, valid text, verified boolean, subtype text, delegation boolean, settles text,
            settles_en text)
        on conflict (id) do nothing`,
  );
  await completeAuthorities(tx);
}

/** Gives shipped rows their words in both languages where a register from before 018 has them in Chinese only. */
const completeAuthorities = (tx: Db): Promise<number> =>
  run(
    tx,
    sql`update authority a
           set article = r.article, article_zh = r.article_zh, consult_article_zh = r.consult_article_zh,
               consulted_by_law = array(select jsonb_array_elements_text(r.consulted_by_law)),
               consult_article_en = r.consult_article_en, filing_article_zh = r.filing_article_zh,
               filing_article_en = r.filing_article_en, announce_article_zh = r.announce_article_zh,
               announce_article_en = r.announce_article_en, filing_receiver = r.filing_receiver,
               filing_receiver_en = r.filing_receiver_en, note = r.note, note_en = r.note_en
          from jsonb_to_recordset(${json(authorityRecords())}) as r (id text, article text, article_zh text,
            consulted_by_law jsonb, consult_article_zh text, consult_article_en text, filing_article_zh text,
            filing_article_en text, announce_article_zh text, announce_article_en text, filing_receiver text,
            filing_receiver_en text, note text, note_en text)
         where a.id = r.id and a.filing_receiver_en = ''`,
  );
