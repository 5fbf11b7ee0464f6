import gcoord from 'gcoord';
import { z } from 'zod';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import type { Position } from '../arcsOf.ts';
import type { CheckedOutline, OutlineSet } from './outlineSet.ts';
import type { SnapProposal } from './snapProposal.ts';
import type { TopologyFinding } from './topologyFinding.ts';

/** Carries positions of a set into CGCS2000, in their order. */
export type ToCgcs2000 = (positions: readonly Position[]) => Promise<readonly Position[]>;

const asTheyAre: ToCgcs2000 = async (positions) => positions;

// Its types promise a default export; what CommonJS gives is the object itself.
const { transform, GCJ02, WGS84 } = gcoord.default ?? gcoord;
const fromGcj02: ToCgcs2000 = async (positions) => positions.map(([x, y]) => transform([x, y], GCJ02, WGS84));

/** How positions of a set get into CGCS2000: out of GCJ-02, out of a grid in metres, or as they are. */
export function toCgcs2000(db: Db, { srid, isGcj02 = false }: Pick<OutlineSet, 'srid' | 'isGcj02'>): ToCgcs2000 {
  if (isGcj02) return fromGcj02;
  return srid === 4490 ? asTheyAre : fromGrid(db, srid);
}

/** From a CGCS2000 grid in metres. */
const fromGrid =
  (db: Db, srid: number): ToCgcs2000 =>
  async (positions) => {
    const rows = await many(
      db,
      z.object({ x: z.number(), y: z.number() }),
      sql`select st_x(p.geom) as x, st_y(p.geom) as y
            from unnest(${positions.map(([x]) => x)}::float8[], ${positions.map(([, y]) => y)}::float8[])
                 with ordinality as g (x, y, position)
           cross join lateral (
             select st_transform(st_setsrid(st_makepoint(g.x, g.y), ${srid}::int), 4490) as geom) p
           order by g.position`,
    );
    return rows.map(({ x, y }) => [x, y]);
  };

/** The same findings in CGCS2000. */
export async function placedFindings(findings: readonly TopologyFinding[], toCgcs2000: ToCgcs2000) {
  const given: Position[] = [];
  for (const finding of findings) mapFinding(finding, (at) => given[given.push(at) - 1] ?? at);
  const placed = (await toCgcs2000(given))[Symbol.iterator]();
  return findings.map((finding) => mapFinding(finding, () => nextOf(placed)));
}

/** The same outlines in CGCS2000. */
export async function placedOutlines(outlines: readonly CheckedOutline[], toCgcs2000: ToCgcs2000) {
  const given = outlines.flatMap(({ coordinates }) => coordinates.flat(2));
  const placed = (await toCgcs2000(given))[Symbol.iterator]();
  return outlines.map((outline) => ({
    ...outline,
    coordinates: outline.coordinates.map((polygon) => polygon.map((ring) => ring.map(() => nextOf(placed)))),
  }));
}

function nextOf(positions: Iterator<Position>): Position {
  const { value, done } = positions.next();
  if (done) throw new Error('Fewer positions came back than were given');
  return value;
}

type Move = (at: Position) => Position;

function mapFinding(finding: TopologyFinding, move: Move): TopologyFinding {
  const { geometry, proposal } = finding;
  const placed =
    geometry.type === 'Polygon'
      ? { ...geometry, coordinates: geometry.coordinates.map((ring) => ring.map(move)) }
      : { ...geometry, coordinates: geometry.coordinates.map(move) };
  return { ...finding, geometry: placed, proposal: proposal && mapProposal(proposal, move) };
}

const mapProposal = (proposal: SnapProposal, move: Move): SnapProposal => ({
  ...proposal,
  options: proposal.options.map((option) => ({
    ...option,
    line: option.line.map((line) => line.map(move)),
    moves: option.moves.map(({ from, to }) => ({ from: move(from), to: move(to) })),
  })),
});
