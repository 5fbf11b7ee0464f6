import { alikeKey } from '../../gazetteer/alikeKey.ts';
import { gramsOf } from '../../gazetteer/gramsOf.ts';
import { type NamingTables, nameKeys } from '../../gazetteer/nameKeys.ts';
import { romanize } from '../../gazetteer/romanize.ts';
import { splitName } from '../../gazetteer/splitName.ts';
import { cut } from '../understand/cleanText.ts';
import { censusFields, fieldText } from './censusFields.ts';
import type { CensusMapping } from './censusMapping.ts';
import { placeCodeParts } from './placeCode.ts';
import { secrecyOf } from './secrecyOf.ts';
import { type KnownDivision, statedDivision } from './statedDivision.ts';

/** What a record is worked out by. */
export interface RecordTables {
  tables: NamingTables;
  mapping: CensusMapping;
  divisions: ReadonlyMap<string, KnownDivision>;
  /** The division for which it is imported. */
  office: string;
}
interface Given {
  name: string;
  fields: Readonly<Record<string, unknown>>;
  /** The county or township that holds a point of its shape. */
  position: string | null;
}

/** The columns of `census_record` that follow from the form. Pure. */
export function recordColumns(
  { name, fields: raw, position }: Given,
  { tables, mapping, divisions, office }: RecordTables,
) {
  const fields = censusFields(raw);
  const placeCode = fieldText(fields, 'place_code');
  const parts = placeCodeParts(placeCode);
  const categoryWord = fieldText(fields, 'category');
  const { censusClass, category } = mapping(categoryWord, parts?.category ?? null);
  const stated = { placeCode: parts, text: fieldText(fields, 'divisions'), position, office };
  const division = statedDivision(stated, divisions);
  const split = { name, ...splitName(name, category ?? undefined, tables.generics) };
  const keys = nameKeys(split, tables);
  const roman = romanize({ ...split, category: category ?? undefined }, tables);
  return {
    division_code: division.code,
    division_by: division.by,
    place_code: placeCode === '' ? null : cut(placeCode, 40),
    norm: keys.norm,
    alike_key: alikeKey(keys.specificNorm, keys.norm),
    pinyin_key: keys.pinyinPlain[0] ?? '',
    initials: keys.initials[0] ?? '',
    grams: gramsOf(keys.norm).map(String),
    roman_tone: roman.romanTone,
    roman_plain: roman.romanPlain,
    category_word: cut(categoryWord, 200),
    census_class: censusClass,
    category,
    secrecy: secrecyOf(fieldText(fields, 'secrecy')),
  };
}
