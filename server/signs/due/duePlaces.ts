import { z } from 'zod';
import { PlaceCategory, PlaceId, PointLineOrArea, Position } from '../../gazetteer/contract.ts';
import { Day, DivisionCode, Instant } from '../../platform/contract.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { SignId, SignType } from '../contract.ts';
import type { CentreLine } from '../dominantAzimuth.ts';
import { metresBetween } from '../localMetres.ts';
import type { DuePlace, DueSite } from './dueContract.ts';
import { type Site, sitesOf } from './sitesOf.ts';
import { deadlineRules, dueAfter, rulesFor, sitingNumbers, sitingRules } from './sitingRules.ts';

const Dismissal = z.object({
  ...{ id: z.uuid(), rule: z.string(), position: Position },
  reason: z.string(),
  by: z.string(),
  at: Instant,
});
const Line = z.custom<CentreLine>((value) => {
  const { data } = PointLineOrArea.safeParse(value);
  return data?.type === 'LineString' || data?.type === 'MultiLineString';
});
const Row = z.object({
  ...{ id: PlaceId, name: z.string(), category: PlaceCategory, divisionCode: DivisionCode, divisionName: z.string() },
  ...{ type: SignType, geometry: PointLineOrArea.nullable(), schematic: z.boolean(), approvedOn: Day.nullable() },
  streets: z.object({ name: z.string(), geometry: Line }).array(),
  signs: z.object({ id: SignId, position: Position }).array(),
  dismissals: Dismissal.array(),
});
type Row = z.infer<typeof Row>;

/** The rules, distances and deadlines of a day, read once for many places. */
export async function siting(db: Db, day: string) {
  const [rules, numbers, deadlines] = [
    await sitingRules(db, day),
    await sitingNumbers(db),
    await deadlineRules(db, day),
  ];
  return { rules, numbers, deadlines };
}
export type Siting = Awaited<ReturnType<typeof siting>>;

/** Where signs of these places are due, what serves them, and what was dismissed; in the order of the ids. */
export async function duePlaces(db: Db, ids: readonly string[], by: Siting): Promise<DuePlace[]> {
  // Degrees of latitude; a degree of longitude is shorter, so that enough streets are read.
  const degrees = by.numbers.reach / 80_000;
  const rows = await many(db, Row, selectPlaces(ids, degrees));
  const places = new Map(rows.map((row) => [String(row.id), duePlace(row, by)]));
  return ids.flatMap((id) => places.get(id) ?? []);
}

function duePlace({ streets, signs, dismissals, ...place }: Row, { rules, numbers, deadlines }: Siting): DuePlace {
  const { geometry, category, approvedOn } = place;
  const { sites, problem } = sitesOf({ geometry, streets, numbers, rules: rulesFor(rules, category) });
  const found = withStates(sites, { signs, dismissals, metres: numbers.served });
  return {
    ...{ ...place, problem, sites: found, dueOn: dueAfter(deadlines, 'approved', approvedOn) },
    missing: found.filter(({ state }) => state === 'missing').length,
  };
}

interface Standing {
  signs: Row['signs'];
  dismissals: Row['dismissals'];
  metres: number;
}

/** Each sign serves one site and each dismissal stands for one, the nearest pairs first. */
function withStates(sites: readonly Site[], { signs, dismissals, metres }: Standing): DueSite[] {
  const served = nearestPairs(sites, signs, metres);
  const open = sites.filter((site) => !served.has(site));
  const dismissed = nearestPairs(open, dismissals, metres, (site, { rule }) => site.rule === rule);
  return sites.map((site) => {
    const sign = served.get(site);
    const dismissal = dismissed.get(site);
    return {
      ...{ ...site, meets: [...site.meets], signId: sign?.id ?? null },
      dismissal: dismissal ? { id: dismissal.id, reason: dismissal.reason, by: dismissal.by, at: dismissal.at } : null,
      state: sign ? 'served' : dismissal ? 'dismissed' : 'missing',
    };
  });
}

function nearestPairs<T extends { position: readonly number[] }>(
  sites: readonly Site[],
  things: readonly T[],
  most: number,
  fits: (site: Site, thing: T) => boolean = () => true,
): Map<Site, T> {
  const pairs = sites
    .flatMap((site) => things.map((thing) => ({ site, thing, metres: metresBetween(site.position, thing.position) })))
    .filter(({ site, thing, metres }) => metres <= most && fits(site, thing))
    .toSorted((a, b) => a.metres - b.metres);
  const found = new Map<Site, T>();
  const taken = new Set<T>();
  for (const { site, thing } of pairs) {
    if (found.has(site) || taken.has(thing)) continue;
    found.set(site, thing);
    taken.add(thing);
  }
  return found;
}

const xy = (column: Sql): Sql => sql`jsonb_build_array(st_x(${column}), st_y(${column}))`;

// A street may have no more neighbours than so; a city's longest have some dozens.
const MOST_STREETS = 400;

const selectPlaces = (ids: readonly string[], degrees: number): Sql => sql`
  select p.id, n.name, p.category, p.division_code as "divisionCode", coalesce(d.path, '') as "divisionName",
         coalesce((select t.type from sign_siting_type t where t.category = p.category and t.generic in (n.generic, '*')
                    order by t.generic = '*' limit 1), 'street') as type,
         st_asgeojson(p.geom, 7, 0)::jsonb as geometry, p.schematic, n.valid_from as "approvedOn",
         case when p.geom is null then '[]' else (select coalesce(jsonb_agg(jsonb_build_object('name', q.name, 'geometry', st_asgeojson(q.geom, 7, 0)::jsonb)), '[]')
            from (select m.name, o.geom from place o
                    join place_name m on m.place_id = o.id and m.kind = 'standard' and m.status = 'standard'
                   where o.geom && st_expand(p.geom, ${degrees}) and st_dwithin(o.geom, p.geom, ${degrees})
                     and o.category = 'street' and o.status = 'live' and o.id <> p.id and st_dimension(o.geom) = 1
                   order by o.id limit ${MOST_STREETS}) q) end as streets,
         (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'position', ${xy(sql`s.position`)})), '[]')
            from sign s where s.place_id = p.id and s.status <> 'withdrawn'
             and s.type in (select t.type from sign_siting_type t where t.category = p.category)) as signs,
         (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'rule', x.rule, 'position', ${xy(sql`x.position`)},
                                                       'reason', x.reason, 'by', x.by, 'at', x.at)), '[]')
            from sign_site_dismissal x where x.place_id = p.id) as dismissals
    from place p
    join place_name n on n.place_id = p.id and n.kind = 'standard' and n.status = 'standard'
    left join division d on d.code = p.division_code and upper_inf(d.valid)
   where p.id = any(${[...ids]}::uuid[]) and p.status = 'live'`;
