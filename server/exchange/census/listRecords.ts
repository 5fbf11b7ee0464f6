import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { gramsOf } from '../../gazetteer/gramsOf.ts';
import { normaliseName } from '../../gazetteer/normaliseName.ts';
import { plainLetters } from '../../gazetteer/plainLetters.ts';
import type { Input } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import type { CensusApi, CensusFilter } from './censusApiContract.ts';
import { CensusListItem, CensusRecordId } from './censusContract.ts';
import { ownRecords } from './visibleRecords.ts';

const Key = z.tuple([z.string(), z.string(), z.uuid()]);

/** Columns of a record as lists have them, of `census_record c` with its division `d`. */
export const listColumns = sql`
  c.id, c.version, c.name, c.roman_tone as "romanTone", c.category_word as "categoryWord", c.category,
  c.census_class as "censusClass", c.division_code as "divisionCode", coalesce(d.path, c.division_code) as "divisionName",
  c.secrecy, c.state, c.defects, c.checked_at is not null as "isChecked", c.changes <> '[]' as "isChanged"`;
export const joinDivision = sql`left join division d on d.code = c.division_code and upper_inf(d.valid)`;

/** Records of the actor's divisions by county and pinyin; keyset paging. */
export async function listRecords(
  db: Db,
  actor: Actor,
  { limit, cursor, ...filter }: Input<typeof CensusApi.list>['query'],
) {
  const after = cursor ? decodeCursor(Key, cursor) : undefined;
  const rows = await many(
    db,
    CensusListItem.extend({ countyCode: z.string(), pinyinKey: z.string() }),
    sql`select ${listColumns}, c.county_code as "countyCode", c.pinyin_key as "pinyinKey"
          from census_record c ${joinDivision}
         where ${ownRecords(actor)} ${narrowed(filter)}
           ${after ? sql`and (c.county_code, c.pinyin_key, c.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)` : sql``}
         order by c.county_code, c.pinyin_key, c.id limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.countyCode, last.pinyinKey, last.id]) : null, total: null };
}

const Found = z.object({ id: CensusRecordId });

/** The neighbours of a record in the list so narrowed; the record itself need not be in it any more. */
export async function recordsBeside(
  db: Db,
  actor: Actor,
  { id, filter }: { id: CensusRecordId; filter: CensusFilter },
) {
  const beside = (isNext: boolean) =>
    maybeOne(
      db,
      Found,
      sql`select c.id from census_record c, census_record own
           where own.id = ${id} and ${ownRecords(actor)} ${narrowed(filter)}
             and (c.county_code, c.pinyin_key, c.id) ${isNext ? sql`>` : sql`<`} (own.county_code, own.pinyin_key, own.id)
           order by ${isNext ? ASCENDING : DESCENDING} limit 1`,
    );
  const [previous, next] = [await beside(false), await beside(true)];
  return { previous: previous?.id ?? null, next: next?.id ?? null };
}
const ASCENDING = sql`c.county_code, c.pinyin_key, c.id`;
const DESCENDING = sql`c.county_code desc, c.pinyin_key desc, c.id desc`;

/** Conditions of a filter on records (alias `c`), each beginning with `and`. */
export function narrowed({ county, state, class: ofClass, defect, secrecy, q }: CensusFilter): Sql {
  return sql`
    ${county ? sql`and c.county_code = ${county}` : sql``}
    ${state ? sql`and c.state = ${state}` : sql``}
    ${ofClass ? sql`and c.census_class = ${ofClass}` : sql``}
    ${secrecy ? sql`and c.secrecy = ${secrecy}` : sql``}
    ${defect ? withDefect(defect) : sql``}
    ${q ? withText(q) : sql``}`;
}

function withDefect(defect: NonNullable<CensusFilter['defect']>): Sql {
  if (defect === 'any') return sql`and c.defects <> '{}'`;
  if (defect === 'none') return sql`and c.defects = '{}' and c.checked_at is not null`;
  return sql`and c.defects @> ${[defect]}::text[]`;
}

function withText(q: string): Sql {
  if (/^\d{6,20}$/.test(q)) return sql`and starts_with(c.place_code, ${q})`;
  const text = normaliseName(q);
  if (/\p{Script=Han}/u.test(text)) {
    return sql`and c.grams @> ${gramsOf(text)}::bigint[] and strpos(c.norm, ${text}) > 0`;
  }
  const letters = plainLetters(text);
  if (letters === '') return sql`and false`;
  return sql`and (c.initials like ${`${letters}%`} or replace(c.pinyin_key, ' ', '') like ${`${letters}%`})`;
}
