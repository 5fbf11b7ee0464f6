import { z } from 'zod';
import { type Db, json, many, sql } from '../platform/db/sql.ts';
import { rareCharacters } from './rareCharacters.ts';
import type { UndrawnName } from './undrawnName.ts';

interface Asked extends UndrawnName {
  /** The place itself, whose own name is no precedent. */
  self?: string | undefined;
}

const Found = z.object({ i: z.number(), chars: z.string().array() });

/**
 * Rare characters of each name that divisions, villages and natural entities of its county are written with (NR-03b), in one
 * statement, in the order asked; undefined where the name has none, and no statement where none has.
 */
export async function charactersHere(
  db: Db,
  asked: readonly Asked[],
  today: string,
): Promise<(string[] | undefined)[]> {
  const rows = asked.flatMap(({ subject, division, self = null }, i) => {
    const rare = rareCharacters(subject);
    return rare.length > 0 ? [{ i, rare, county: division.slice(0, 6), self }] : [];
  });
  if (rows.length === 0) return asked.map(() => undefined);
  const found = await many(
    db,
    Found,
    sql`select r.i, array(
                 select c from unnest(r.rare) as c
                  where exists (select 1 from division d where starts_with(d.code, r.county) and d.valid @> ${today}::date and position(c in d.name) > 0)
                     or exists (select 1 from place_name n
                                 where n.county_code = r.county and n.category in ('division', 'committee_site', 'natural_entity')
                                   and n.status in ('standard', 'census_only') and n.place_id is distinct from r.self
                                   and position(c in n.norm) > 0)) as chars
          from jsonb_to_recordset(${json(rows)}) as r (i int, rare text[], county text, self uuid)`,
  );
  const chars = new Map(found.map((row) => [row.i, row.chars]));
  return asked.map((_, i) => chars.get(i));
}
