import { divisionPrefix } from '../accounts/divisionPrefix.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { NameHit, type PlaceCategory } from './contract.ts';
import { gramsOf } from './gramsOf.ts';
import { inDivisions } from './inDivisions.ts';
import { normaliseName } from './normaliseName.ts';
import { plainLetters } from './plainLetters.ts';

export interface NameQuery {
  q: string;
  category?: PlaceCategory | undefined;
  /** Code of a division: `640300` finds what lies in any of its counties. */
  division?: string | undefined;
  limit: number;
}

/**
 * Public search by characters (also inside a name), full pinyin or initials. Only cleared, live names: standard, former
 * and abolished ones; a former name leads to the place's present name.
 */
export async function searchNames(db: Db, query: NameQuery): Promise<NameHit[]> {
  const text = normaliseName(query.q);
  if (text === '') return [];
  const matches = /\p{Script=Han}/u.test(text) ? byCharacters(text) : byLetters(text);
  return matches ? many(db, NameHit, selectHits(matches, query)) : [];
}

interface Match {
  where: Sql;
  matched: Sql;
  rank: Sql;
}

const byCharacters = (text: string): Match => ({
  where: sql`n.grams @> ${gramsOf(text)}::text[] and strpos(n.norm, ${text}) > 0`,
  matched: sql`case when n.status = 'standard' then 'name' else 'former' end`,
  rank: sql`case when n.norm = ${text} then 0 when starts_with(n.norm, ${text}) then 1 else 2 end`,
});

function byLetters(text: string): Match | undefined {
  const letters = plainLetters(text);
  if (letters === '') return undefined;
  const prefix = `${letters}%`;
  return {
    where: sql`(n.initials like ${prefix} or replace(n.pinyin_key, ' ', '') like ${prefix})`,
    matched: sql`case when replace(n.pinyin_key, ' ', '') like ${prefix} then 'pinyin' else 'initials' end`,
    rank: sql`case when replace(n.pinyin_key, ' ', '') = ${letters} or n.initials = ${letters} then 0 else 1 end`,
  };
}

// The hits are cut before the joins: one character may be in a hundred thousand names.
const selectHits = (match: Match, { category, division, limit }: NameQuery): Sql => sql`
  select h.place_id as "placeId", h.id as "nameId", h.name, s.roman_tone as "romanTone", h.category, h.status,
         h.division_code as "divisionCode", coalesce(d.path, '') as "divisionName",
         case when h.status = 'standard' then null else
           (select c.name from place_name c where c.place_id = h.place_id and c.status = 'standard' and c.kind = 'standard') end
           as "currentName",
         h.matched, st_x(st_pointonsurface(h.geom)) as lon, st_y(st_pointonsurface(h.geom)) as lat
    from (
      select n.id, n.place_id, n.name, n.norm, n.pinyin_key, n.status, p.category, p.division_code, p.geom,
             ${match.matched} as matched, ${match.rank} as rank
        from place_name n
        join place p on p.id = n.place_id and p.status in ('live', 'abolished') and p.secrecy = 'public'
       where ${match.where} and n.status in ('standard', 'former', 'abolished')
         ${category ? sql`and n.category = ${category}` : sql``}
         ${division ? sql`and ${inDivisions(divisionPrefix(division))}` : sql``}
       order by rank, length(n.norm), n.pinyin_key, n.id
       limit ${limit}) h
    join spelling s on s.name_id = h.id
    left join division d on d.code = h.division_code and upper_inf(d.valid)
   order by h.rank, length(h.norm), h.pinyin_key, h.id`;
