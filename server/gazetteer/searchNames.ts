import { z } from 'zod';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { NameHit, type NameSearch } from './contract.ts';
import { gramsOf } from './gramsOf.ts';
import { codeOn, onGround, pointOf } from './groundOfSearch.ts';
import { normaliseName } from './normaliseName.ts';
import { plainLetters } from './plainLetters.ts';
import { anyOf, distanceFrom, similarNames } from './similarNames.ts';

// With nothing but a point: how far one walks.
const NEAR_METRES = 5000;

/**
 * Public search by characters (also inside a name), full pinyin or initials, or by the distance from a point. Only cleared,
 * live names: standard, former and abolished ones; a former name leads to the place's present name. Where no name equals the
 * query, names that it may have meant follow (`similar`): typing errors, near sounds, characters that look alike.
 */
export async function searchNames(db: Db, query: NameSearch): Promise<NameHit[]> {
  const text = normaliseName(query.q ?? '');
  if (text === '') return query.near === undefined ? [] : nearest(db, query, query.near);
  const match = /\p{Script=Han}/u.test(text) ? byCharacters(text) : byLetters(text);
  if (!match) return [];
  const found = await many(db, Ranked, selectHits(match, query));
  const isMet = found.some(({ rank }) => rank === 0) || found.length >= query.limit;
  const hits = found.map(({ rank: _, ...hit }) => hit);
  return isMet ? hits : [...hits, ...(await similar(db, query, { text, found: hits }))];
}

const Ranked = NameHit.extend({ rank: z.number() });

async function nearest(db: Db, query: NameSearch, near: string): Promise<NameHit[]> {
  const within = query.within ?? NEAR_METRES;
  // The nearest first, so that the limit cuts the farthest.
  const closest = candidates(
    sql`true`,
    { ...query, within },
    { first: sql`order by p.geom <-> ${pointOf(near)}`, most: query.limit },
  );
  return many(db, NameHit, dressed({ matched: sql`'near'`, rank: sql`0` }, closest, query));
}

/** What the query may have meant, without what it has found already. */
async function similar(db: Db, query: NameSearch, { text, found }: { text: string; found: readonly NameHit[] }) {
  const conditions = similarNames(text);
  if (conditions.length === 0) return [];
  const match = { matched: sql`'similar'`, rank: distanceFrom(text) };
  const hits = await many(
    db,
    NameHit,
    dressed(
      match,
      anyOf(conditions, (one) => candidates(one, query)),
      query,
    ),
  );
  const known = new Set(found.map(({ nameId }) => nameId));
  return hits.filter(({ nameId }) => !known.has(nameId)).slice(0, query.limit - found.length);
}

// One character may be in a third of all names. What equals the query is always among the candidates, of what merely
// holds it so many: ranking 300,000 names took 1.8 s, ranking these 30 ms.
const MOST_CANDIDATES = 5000;

interface Dress {
  matched: Sql;
  /** 0 for what equals the query. */
  rank: Sql;
}
interface Match extends Dress {
  equal: Sql;
  where: Sql;
}

const byCharacters = (text: string): Match => ({
  equal: sql`n.norm = ${text}`,
  where: sql`n.grams @> ${gramsOf(text)}::bigint[] and strpos(n.norm, ${text}) > 0`,
  matched: sql`case when n.status = 'standard' then 'name' else 'former' end`,
  rank: sql`case when n.norm = ${text} then 0 when starts_with(n.norm, ${text}) then 1 else 2 end`,
});

function byLetters(text: string): Match | undefined {
  const letters = plainLetters(text);
  if (letters === '') return undefined;
  const prefix = `${letters}%`;
  return {
    equal: sql`(n.initials = ${letters} or replace(n.pinyin_key, ' ', '') = ${letters})`,
    where: sql`(n.initials like ${prefix} or replace(n.pinyin_key, ' ', '') like ${prefix})`,
    matched: sql`case when replace(n.pinyin_key, ' ', '') like ${prefix} then 'pinyin' else 'initials' end`,
    rank: sql`case when replace(n.pinyin_key, ' ', '') = ${letters} or n.initials = ${letters} then 0 else 1 end`,
  };
}

const selectHits = (match: Match, query: NameSearch): Sql =>
  dressed(match, sql`${candidates(match.equal, query)} union ${candidates(match.where, query)}`, query);

// The hits are cut before the joins that only dress them. Of equal rank the nearest first, where a point is given.
function dressed({ matched, rank }: Dress, from: Sql, { at, near, limit }: NameSearch): Sql {
  const metres =
    near === undefined
      ? sql`null::float8`
      : sql`(select st_distance(w.geom::geography, ${pointOf(near)}::geography) from place w where w.id = n.place_id)`;
  const code = at === undefined ? sql`p.division_code` : codeOn(at);
  return sql`
  select p.id as "placeId", h.id as "nameId", h.name, s.roman_tone as "romanTone", p.category, h.status,
         p.division_code as "divisionCode", coalesce(d.path, '') as "divisionName",
         case when h.status = 'standard' then null else
           (select c.name from place_name c where c.place_id = p.id and c.status = 'standard' and c.kind = 'standard') end
           as "currentName",
         h.matched, h.rank, st_x(st_pointonsurface(p.geom)) as lon, st_y(st_pointonsurface(p.geom)) as lat, round(h.metres) as metres
    from (
      select n.*, ${matched} as matched, ${rank} as rank, ${metres} as metres
        from (${from}) n
       order by rank, metres, length(n.norm), n.pinyin_key, n.id
       limit ${limit}) h
    join place p on p.id = h.place_id
    join spelling s on s.name_id = h.id
    left join division d on d.code = ${code} and ${at === undefined ? sql`upper_inf(d.valid)` : sql`d.valid @> ${at}::date`}
   order by h.rank, h.metres, length(h.norm), h.pinyin_key, h.id`;
}

const candidates = (
  where: Sql,
  query: NameSearch,
  { first, most } = { first: sql``, most: MOST_CANDIDATES },
): Sql => sql`
  (select n.id, n.place_id, n.name, n.norm, n.pinyin_key, n.initials, n.status
     from place_name n
     join place p on p.id = n.place_id and p.status in ('live', 'abolished') and p.secrecy = 'public'
    where ${where} and n.status in ('standard', 'former', 'abolished')
      ${query.category ? sql`and n.category = ${query.category}` : sql``}
      ${onGround(query)}
    ${first}
    limit ${most})`;
