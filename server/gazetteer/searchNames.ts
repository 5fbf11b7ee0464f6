import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { NameHit, type PlaceCategory } from './contract.ts';
import { gramsOf } from './gramsOf.ts';
import { normaliseName } from './normaliseName.ts';
import { plainLetters } from './plainLetters.ts';

export interface NameQuery {
  q: string;
  category?: PlaceCategory | undefined;
  /** Prefix of division codes, e.g. `640302`. */
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

const selectHits = (match: Match, { category, division, limit }: NameQuery): Sql => sql`
  select p.id as "placeId", n.id as "nameId", n.name, s.roman_tone as "romanTone", p.category, n.status,
         p.division_code as "divisionCode", coalesce(d.path, '') as "divisionName",
         case when n.status = 'standard' then null else
           (select c.name from place_name c where c.place_id = p.id and c.status = 'standard' and c.kind = 'standard') end
           as "currentName",
         ${match.matched} as matched,
         st_x(st_pointonsurface(p.geom)) as lon, st_y(st_pointonsurface(p.geom)) as lat
    from place_name n
    join place p on p.id = n.place_id and p.status in ('live', 'abolished') and p.secrecy = 'public'
    join spelling s on s.name_id = n.id
    left join division d on d.code = p.division_code and upper_inf(d.valid)
   where ${match.where} and n.status in ('standard', 'former', 'abolished')
     ${category ? sql`and n.category = ${category}` : sql``}
     ${division ? sql`and starts_with(p.division_code, ${division})` : sql``}
   order by ${match.rank}, length(n.norm), n.pinyin_key, n.id
   limit ${limit}`;
