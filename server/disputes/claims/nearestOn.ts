export type Position = [number, number];

/** A place on one of some lines: which line, after which vertex, how far into that edge, and how far from where one asked. */
export interface Station {
  line: number;
  edge: number;
  share: number;
  at: Position;
  metres: number;
}

const A = 6_378_137;
const E2 = 0.006_694_380_022_9;
const RADIANS = Math.PI / 180;

/** Metres a degree of longitude and of latitude at a latitude, on the ellipsoid of CGCS2000. */
function metresPerDegree(lat: number): Position {
  const w = Math.sqrt(1 - E2 * Math.sin(lat * RADIANS) ** 2);
  return [(A / w) * Math.cos(lat * RADIANS) * RADIANS, ((A * (1 - E2)) / w ** 3) * RADIANS];
}

/** Metres between two positions; on the plane that touches at the first, right to 0.1 % for some kilometres. */
export function metresBetween([lon, lat]: Position, [toLon, toLat]: Position): number {
  const [x, y] = metresPerDegree(lat);
  return Math.hypot((toLon - lon) * x, (toLat - lat) * y);
}

/** The place on some lines that is nearest to a position; undefined where there is no line. Degrees, CGCS2000. */
export function nearestOn(lines: readonly (readonly Position[])[], from: Position): Station | undefined {
  const scale = metresPerDegree(from[1]);
  let best: Station | undefined;
  lines.forEach((points, line) => {
    points.slice(1).forEach((b, edge) => {
      const found = onEdge([points[edge] ?? b, b], from, scale);
      if (!best || found.metres < best.metres) best = { line, edge, ...found };
    });
  });
  return best;
}

function onEdge([a, b]: readonly [Position, Position], from: Position, [x, y]: Position) {
  const [dx, dy] = [(b[0] - a[0]) * x, (b[1] - a[1]) * y];
  const along = (from[0] - a[0]) * x * dx + (from[1] - a[1]) * y * dy;
  const share = Math.min(1, Math.max(0, along / (dx * dx + dy * dy || 1)));
  const at: Position = share === 1 ? [...b] : [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
  return { share, at, metres: Math.hypot((at[0] - from[0]) * x, (at[1] - from[1]) * y) };
}
