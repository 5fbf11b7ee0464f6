import { randomUUID } from 'node:crypto';
import { type Db, json, run, sql } from '../platform/db/sql.ts';
import type { PlaceCategory } from './contract.ts';
import { gramsOf } from './gramsOf.ts';
import { type NamingTables, nameKeys } from './nameKeys.ts';
import { romanize } from './romanize.ts';
import { splitName } from './splitName.ts';

export interface NewName {
  placeId: string;
  provinceCode: string;
  countyCode: string;
  category: PlaceCategory;
  name: string;
  kind: 'standard' | 'short' | 'alias' | 'former' | 'promotional';
  status: 'proposed' | 'reserved' | 'standard' | 'former' | 'abolished' | 'refused' | 'census_only' | 'unapproved';
  legalStatus: 'approved_tr' | 'approved_earlier' | 'deemed_standard' | 'census_only' | 'unknown';
  validFrom: string | null;
}

/** Adds names with their comparison keys and spellings; answers the new ids in the order given. */
export async function insertNames(tx: Db, tables: NamingTables, names: readonly NewName[]): Promise<string[]> {
  const rows = names.map((name) => nameRow(name, tables));
  await run(tx, insertNameRows(rows));
  await run(tx, insertSpellingRows(rows));
  return rows.map((row) => row.id);
}

function nameRow(name: NewName, tables: NamingTables) {
  const parts = { name: name.name, ...splitName(name.name, name.category, tables.generics) };
  const keys = nameKeys(parts, tables);
  const roman = romanize({ ...parts, category: name.category }, tables);
  return {
    id: randomUUID(),
    place_id: name.placeId,
    province_code: name.provinceCode,
    county_code: name.countyCode,
    category: name.category,
    ...parts,
    norm: keys.norm,
    specific_norm: keys.specificNorm,
    pinyin_key: keys.pinyinPlain[0] ?? '',
    pinyin_tone: keys.pinyinTone,
    pinyin_plain: keys.pinyinPlain,
    initials: keys.initials[0] ?? '',
    grams: gramsOf(keys.norm),
    kind: name.kind,
    status: name.status,
    legal_status: name.legalStatus,
    valid_from: name.validFrom,
    roman_tone: roman.romanTone,
    roman_plain: roman.romanPlain,
    roman_sign: roman.romanSign,
    reading_source: roman.source,
    frozen: name.status === 'standard',
  };
}
type NameRow = ReturnType<typeof nameRow>;

// jsonb_to_recordset and not COPY: the same speed on both engines, and COPY is refused on the embedded one.
const insertNameRows = (rows: readonly NameRow[]) => sql`
  insert into place_name (id, place_id, province_code, county_code, category, name, "specific", generic, norm,
    specific_norm, pinyin_key, pinyin_tone, pinyin_plain, initials, grams, kind, status, legal_status, valid_from)
  select id, place_id, province_code, county_code, category, name, "specific", generic, norm, specific_norm, pinyin_key,
    array(select jsonb_array_elements_text(pinyin_tone)), array(select jsonb_array_elements_text(pinyin_plain)),
    initials, array(select jsonb_array_elements_text(grams)), kind, status, legal_status, valid_from
  from jsonb_to_recordset(${json(rows)}) as r (id uuid, place_id uuid, province_code text, county_code text,
    category text, name text, "specific" text, generic text, norm text, specific_norm text, pinyin_key text,
    pinyin_tone jsonb, pinyin_plain jsonb, initials text, grams jsonb, kind text, status text, legal_status text,
    valid_from date)`;

const insertSpellingRows = (rows: readonly NameRow[]) => sql`
  insert into spelling (name_id, roman_tone, roman_plain, roman_sign, reading_source, frozen)
  select id, roman_tone, roman_plain, roman_sign, reading_source, frozen
  from jsonb_to_recordset(${json(rows)}) as r (id uuid, roman_tone text, roman_plain text, roman_sign text,
    reading_source text, frozen boolean)`;
