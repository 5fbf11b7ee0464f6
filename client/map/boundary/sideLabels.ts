import type { Feature, Point } from 'geojson';

type Position = readonly [number, number];

/** Beside a line: where the name hangs, towards which side, and from which zoom on there is room for it. */
interface Label {
  name: string;
  anchor: 'top' | 'bottom' | 'left' | 'right' | 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';
  offset: [number, number];
  from: number;
}

/** Names stand at the middle, the quarters, the eighths of a stretch. */
const RANKS = 4;
/** Between two names of one side at least this many pixels. */
const ROOM = 260;
const WORLD = 512;
/** From the line to the name, in heights of the letters. */
const DISTANCE = 1.1;

const mercator = ([longitude, latitude]: Position): [number, number] => [
  (longitude + 180) / 360,
  (1 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / Math.PI) / 2,
];

const ANCHORS = ['left', 'top-left', 'top', 'top-right', 'right', 'bottom-right', 'bottom', 'bottom-left'] as const;
/** The corner of the text that faces the line, when the text lies in this direction (screen, y down). */
function anchorTowards([x, y]: readonly [number, number]): Label['anchor'] {
  const eighth = Math.round(Math.atan2(y, x) / (Math.PI / 4));
  return ANCHORS[(eighth + 8) % 8] ?? 'top';
}

function placeAt(points: readonly [number, number][], along: number) {
  let walked = 0;
  for (const [index, to] of points.slice(1).entries()) {
    const from = points[index] ?? to;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(dx, dy);
    if (length > 0 && walked + length >= along)
      return { index, part: (along - walked) / length, left: [dy / length, -dx / length] as const };
    walked += length;
  }
  return null;
}

/**
 * The names of both sides along a stretch (longitude, latitude), `names` being left and right of its direction. Computed here
 * because text that a map turns upright along a line would change sides with it.
 */
export function sideLabels(coordinates: readonly Position[], names: readonly [string, string]): Feature<Point>[] {
  const points = coordinates.map(mercator);
  const whole = points
    .slice(1)
    .reduce((sum, to, i) => sum + Math.hypot(to[0] - (points[i]?.[0] ?? 0), to[1] - (points[i]?.[1] ?? 0)), 0);
  return Array.from({ length: RANKS }, (_, rank) => rank).flatMap((rank) => {
    const parts = 2 ** (rank + 1);
    const from = Math.max(0, Math.log2((ROOM * parts) / 2 / (WORLD * whole)));
    return Array.from({ length: parts / 2 }, (_, i) => (whole * (2 * i + 1)) / parts).flatMap((along) =>
      pairAt(coordinates, placeAt(points, along), { names, from }),
    );
  });
}

function pairAt(
  coordinates: readonly Position[],
  place: ReturnType<typeof placeAt>,
  { names, from }: { names: readonly [string, string]; from: number },
): Feature<Point>[] {
  const start = place && coordinates[place.index];
  const end = place && coordinates[place.index + 1];
  if (!place || !start || !end) return [];
  const at = [0, 1].map((i) => (start[i] ?? 0) + ((end[i] ?? 0) - (start[i] ?? 0)) * place.part);
  return names.map((name, side) => {
    const [x, y] = side === 0 ? place.left : [-place.left[0], -place.left[1]];
    const properties: Label = { name, anchor: anchorTowards([x, y]), offset: [x * DISTANCE, y * DISTANCE], from };
    return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: at } };
  });
}
