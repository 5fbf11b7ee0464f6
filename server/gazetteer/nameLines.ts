import { alikeKey } from './alikeKey.ts';
import type { PlaceCategory } from './contract.ts';
import { gramsOf } from './gramsOf.ts';
import { type NamingTables, nameKeys } from './nameKeys.ts';
import { orderedId } from './orderedId.ts';
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

// A row travels as one line of text and a list as part of it: one value to bind instead of twenty arrays to escape, and
// both engines know it (COPY is refused on the embedded one). No name holds a control character; `line` sees to it.
export const ROW = '\n';
export const COLUMN = '\u001f';
export const ITEM = '\u001e';

/** Names ready to be stored: a line each with keys and spelling, in the order in which `insertNames` reads them. */
export interface NameLines {
  readonly ids: string[];
  readonly text: string;
}

/**
 * Pure but for the ids.
 * @throws Error for a name with a control character
 */
export function nameLines(names: readonly NewName[], tables: NamingTables): NameLines {
  const lines = names.map((name) => line(name, tables));
  return { ids: lines.map(({ id }) => id), text: lines.map(({ text }) => text).join(ROW) };
}

const CONTROL = /\p{Cc}/u;

/** One name with its keys and its spelling, in the order in which `insertLines` reads them. */
function line(name: NewName, tables: NamingTables): { id: string; text: string } {
  if (CONTROL.test(name.name)) throw new Error(`A name with a control character: ${JSON.stringify(name.name)}`);
  const parts = { name: name.name, ...splitName(name.name, name.category, tables.generics) };
  const keys = nameKeys(parts, tables);
  const roman = romanize({ ...parts, category: name.category }, tables);
  const preferred = keys.pinyinPlain[0] ?? '';
  const id = orderedId();
  // biome-ignore format: the order of `insertLines`, group by group
  const values = [
    id, name.placeId, name.provinceCode, name.countyCode, name.category,
    name.name, parts.specific, parts.generic ?? '', keys.norm, keys.specificNorm, alikeKey(keys.specificNorm, keys.norm),
    preferred, keys.pinyinTone.join(ITEM), keys.pinyinPlain.join(ITEM), furtherReadings(keys.pinyinPlain),
    keys.initials[0] ?? '', gramsOf(keys.norm).join(ITEM),
    name.kind, name.status, name.legalStatus, name.validFrom ?? '',
    orderedId(), roman.romanTone, roman.romanPlain, roman.romanSign, roman.source,
  ];
  return { id, text: values.join(COLUMN) };
}

/** All but the preferred one, which has a column of its own. */
const furtherReadings = (readings: readonly string[]): string =>
  readings.length < 2 ? '' : readings.filter((reading) => reading !== readings[0]).join(ITEM);
