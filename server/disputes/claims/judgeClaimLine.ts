import { z } from 'zod';
import { Position } from '../../gazetteer/contract.ts';
import { requireShape } from '../../gazetteer/requireShape.ts';
import { type Db, json, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { outlineOf } from '../contestedArea.ts';
import type { ClaimLine } from './claimContract.ts';
import { GRID } from './claimGrid.ts';
import { claimRing, type RingFault } from './claimRing.ts';
import type { ClaimThresholds } from './claimThresholds.ts';
import { dividingLines, type SidesOn } from './dividingLines.ts';
import type { Position as LonLat } from './nearestOn.ts';

/** The claimed line as PostGIS reads it: MultiLineString, EPSG:4490. */
export const lineShape = (line: ClaimLine): Sql => sql`st_multi(st_setsrid(st_geomfromgeojson(${json(line)}), 4490))`;

/**
 * The rings that a claimed line makes with the stretches on record that it would replace.
 * @throws Problem invalid-input at the line, with the place (`at`) and the distance (`metres`) where it does not fit
 */
export async function judgeClaimLine(
  tx: Db,
  line: ClaimLine,
  { most, ...on }: SidesOn & { most: ClaimThresholds },
): Promise<LonLat[][]> {
  requireShape(line, '/line');
  const shape = await one(tx, Shape, selectShape(line, on));
  if (!shape.known) throw refused('no-outline');
  if (shape.crossing) throw refused('crosses-itself', shape.crossing);
  if (shape.outside && (shape.metres ?? 0) > most.outside_metres)
    throw refused('outside-sides', shape.outside, shape.metres ?? 0);
  const lines = await dividingLines(tx, on, most.facing_metres);
  if (!lines) throw refused('not-facing');
  const parts = line.type === 'LineString' ? [line.coordinates] : line.coordinates;
  return parts.map((part) => {
    const found = claimRing(part, lines, most.end_metres);
    if ('fault' in found) throw atEnd(found.fault);
    return found.ring;
  });
}

const atEnd = (fault: RingFault): Problem =>
  fault.code === 'two-stretches'
    ? refused(fault.code, fault.at)
    : refused(`${fault.end}-end-apart`, fault.at, fault.metres);

type Words = (metres: string, place: string) => readonly [message: string, messageZh: string];
const WORDS = {
  'no-outline': () => [
    'A side has no outline on record: load the outlines first',
    '有一方在系统中没有轮廓，无法核对主张线，请先导入轮廓',
  ],
  'not-facing': () => [
    'The outlines of the sides do not face each other: there is no line on record to begin from',
    '双方轮廓之间没有相邻的边，找不到现行界线，请先核对轮廓',
  ],
  'crosses-itself': (_metres, place) => [`The line crosses itself at ${place}`, `主张线在 ${place} 处自相交`],
  'outside-sides': (metres, place) => [
    `The line runs outside both sides, at ${place} by ${metres}`,
    `主张线在双方行政区之外，最远处 ${place}，超出 ${metres}`,
  ],
  'two-stretches': (_metres, place) => [
    `The line ends at ${place}, on another stretch of the line on record than it begins: claim each stretch by a part of its own`,
    `主张线起止于现行界线不相连的两段（止点 ${place}），请分段绘制`,
  ],
  'first-end-apart': (metres, place) => [
    `The line begins at ${place}, ${metres} from the line on record and from the rim of both sides`,
    `主张线起点 ${place} 距现行界线和双方外缘 ${metres}，应接到线上`,
  ],
  'last-end-apart': (metres, place) => [
    `The line ends at ${place}, ${metres} from the line on record and from the rim of both sides`,
    `主张线止点 ${place} 距现行界线和双方外缘 ${metres}，应接到线上`,
  ],
} as const satisfies Record<string, Words>;

const rounded = (metres: number): string =>
  metres < 10_000 ? `${Math.round(metres)} m` : `${Math.round(metres / 1000)} km`;

function refused(code: keyof typeof WORDS, at?: readonly [number, number], metres = 0): Problem {
  const words: Words = WORDS[code];
  const [detail, detailZh] = words(rounded(metres), at ? `${at[0].toFixed(6)}, ${at[1].toFixed(6)}` : '');
  return new Problem('invalid-input', detail, {
    detailZh: `${detailZh}。`,
    errors: [{ in: 'body', pointer: '/line', code, detail, detailZh }],
    ...(at ? { at, metres } : {}),
  });
}

const Shape = z.object({
  known: z.boolean(),
  crossing: Position.nullable(),
  /** The point of the line farthest outside both sides. */
  outside: Position.nullable(),
  metres: z.number().nullable(),
});

// Where a line crosses itself noding adds a point that it has not.
const selectShape = (line: ClaimLine, { sides: [a, b], day }: SidesOn): Sql => sql`
  with line as materialized (select ${lineShape(line)} as g),
  ground as materialized (select st_union(a, b, ${GRID}) as g, a is not null and b is not null as known
    from (select ${outlineOf(a, day)} as a, ${outlineOf(b, day)} as b) s),
  far as (
    select p.geom, u.g as ground
      from line l cross join ground u cross join lateral st_dumppoints(st_difference(l.g, u.g, ${GRID})) p
     where u.known and not st_isempty(st_difference(l.g, u.g, ${GRID}))
     order by st_distance(p.geom, u.g) desc limit 1)
  select u.known,
         case when not st_issimple(l.g) then st_asgeojson((
           select c.geom from st_dumppoints(st_unaryunion(l.g)) c
            where not exists (select 1 from st_dumppoints(l.g) o where o.geom = c.geom) limit 1), 9)::jsonb -> 'coordinates' end as crossing,
         (select st_asgeojson(geom, 9, 0)::jsonb -> 'coordinates' from far) as outside,
         (select st_distance(geom::geography, ground::geography) from far) as metres
    from line l cross join ground u`;
