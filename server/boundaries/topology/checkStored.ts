import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { isConcealed } from '../../divisions/clearedOutlines.ts';
import type { Input } from '../../platform/contract.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { CheckDeps } from './checkDeps.ts';
import type { CheckedOutline } from './outlineSet.ts';
import { startCheck } from './startCheck.ts';
import type { TopologyApi, TopologyCheck } from './topologyContract.ts';
import { thresholdsOf } from './topologyThresholds.ts';

type Body = Input<typeof TopologyApi.checkStored>['body'];

/**
 * Checks the outlines of a division's counties or townships that were in force on a day, together with those of their
 * neighbours; what concerns neighbours alone is no finding.
 * @throws Problem invalid-input where the register has none, conflict while another check of this person runs
 */
export async function checkStored(
  deps: CheckDeps & { today: () => string },
  actor: Actor,
  { division, level, day = deps.today(), thresholds }: Body,
): Promise<TopologyCheck> {
  const [named, outlines] = [await nameOf(deps.db, division, day), await outlinesOf(deps.db, { division, level, day })];
  const own = outlines.filter(({ isNeighbour }) => !isNeighbour).length;
  if (!named || own === 0) throw nothingToCheck();
  return startCheck(deps, actor, {
    ...{
      set: { srid: 4490, outlines: outlines.map(withoutMark) },
      own,
      title: named,
      crs: 'EPSG:4490',
    },
    thresholds: thresholdsOf(thresholds ?? {}),
    origin: { division, level, day },
  });
}

function nothingToCheck(): Problem {
  const [detail, detailZh] = ['No outline of this level on that day', '该日没有这一级的轮廓'];
  return new Problem('invalid-input', detail, {
    detailZh: `${detailZh}。`,
    errors: [{ in: 'body', pointer: '/division', code: 'no-outlines', detail, detailZh }],
  });
}

async function nameOf(db: Db, code: string, day: string): Promise<string | undefined> {
  const named = sql`select name from division where code = ${code} and valid @> ${day}::date limit 1`;
  const [found] = await many(db, z.object({ name: z.string() }), named);
  return found?.name;
}

const Ring = z.tuple([z.number(), z.number()]).array();
const Row = z.object({
  code: z.string(),
  name: z.string(),
  isNeighbour: z.boolean(),
  coordinates: Ring.array().array(),
});
type Marked = CheckedOutline & { isNeighbour: boolean };
const withoutMark = ({ isNeighbour: _, ...outline }: Marked): CheckedOutline => outline;

/** Some 200 m: what is farther is no neighbour's edge. */
const NEAR_DEGREES = 0.002;

async function outlinesOf(db: Db, { division, level, day }: Required<Omit<Body, 'thresholds'>>): Promise<Marked[]> {
  // 15 decimals: neighbours must still have the same points after reading.
  const rows = await many(
    db,
    Row,
    sql`with own as materialized (
          select d.id, d.code, d.name, d.geom from division d
           where starts_with(d.code, ${divisionPrefix(division)}) and d.level = ${level} and d.geom is not null
             and d.valid @> ${day}::date and not ${isConcealed(sql`d.code`)}),
        beside as (
          select distinct on (d.code) d.code, d.name, d.geom from own o join division d on d.geom && st_expand(o.geom, ${NEAR_DEGREES}::float8)
           where not starts_with(d.code, ${divisionPrefix(division)}) and d.level = ${level} and d.valid @> ${day}::date
             and st_dwithin(d.geom, o.geom, ${NEAR_DEGREES}::float8) and not ${isConcealed(sql`d.code`)}
           order by d.code)
        select s.code, s.name, s."isNeighbour", st_asgeojson(st_multi(s.geom), 15, 0)::jsonb -> 'coordinates' as coordinates
          from (select code, name, geom, false as "isNeighbour" from own union all select code, name, geom, true from beside) s
         order by s."isNeighbour", s.code`,
  );
  return rows.map((row, i) => ({ number: i + 1, ...row }));
}
