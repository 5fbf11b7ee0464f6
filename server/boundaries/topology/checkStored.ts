import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { isConcealed } from '../../divisions/clearedOutlines.ts';
import type { Input } from '../../platform/contract.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { CheckDeps } from './checkDeps.ts';
import type { CheckedOutline } from './outlineSet.ts';
import { asTheyAre } from './placedFindings.ts';
import { startCheck } from './startCheck.ts';
import type { TopologyApi, TopologyCheck } from './topologyContract.ts';
import { topologyThresholds } from './topologyThresholds.ts';

type Body = Input<typeof TopologyApi.checkStored>['body'];

/**
 * Checks the outlines of a division's counties or townships that were in force on a day.
 * @throws Problem invalid-input where the register has none, conflict while another check of this person runs
 */
export async function checkStored(
  deps: CheckDeps & { today: () => string },
  actor: Actor,
  { division, level, day = deps.today(), thresholds }: Body,
): Promise<TopologyCheck> {
  const [named, outlines] = [await nameOf(deps.db, division, day), await outlinesOf(deps.db, { division, level, day })];
  if (!named || outlines.length === 0) throw nothingToCheck();
  return startCheck(deps, actor, {
    ...{ set: { srid: 4490, outlines }, toCgcs2000: asTheyAre, title: named, crs: 'EPSG:4490' },
    thresholds: { ...topologyThresholds(), ...definedOf(thresholds ?? {}) },
    origin: { division, level, day },
  });
}

/** `exactOptionalPropertyTypes`: what the body leaves out is not a threshold of undefined. */
const definedOf = (thresholds: NonNullable<Body['thresholds']>): object =>
  Object.fromEntries(Object.entries(thresholds).filter(([, value]) => value !== undefined));

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
const Row = z.object({ code: z.string(), name: z.string(), coordinates: Ring.array().array() });

async function outlinesOf(
  db: Db,
  { division, level, day }: Required<Omit<Body, 'thresholds'>>,
): Promise<CheckedOutline[]> {
  // 15 decimals: neighbours must still have the same points after reading.
  const rows = await many(
    db,
    Row,
    sql`select d.code, d.name, st_asgeojson(st_multi(d.geom), 15, 0)::jsonb -> 'coordinates' as coordinates
          from division d
         where starts_with(d.code, ${divisionPrefix(division)}) and d.level = ${level} and d.geom is not null
           and d.valid @> ${day}::date and not ${isConcealed(sql`d.code`)}
         order by d.code`,
  );
  return rows.map((row, i) => ({ number: i + 1, ...row }));
}
