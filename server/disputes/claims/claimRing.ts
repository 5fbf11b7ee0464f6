import { metresBetween, nearestOn, type Position, type Station } from './nearestOn.ts';
import { lengthOf, wayAlong } from './wayAlong.ts';

type Line = readonly Position[];

/** What divides two sides on record: the stretches between them, and the rim of both together (closed rings). */
export interface DividingLines {
  recorded: readonly Line[];
  rim: readonly Line[];
}

export type RingFault =
  | { code: 'end-apart'; end: 'first' | 'last'; at: Position; metres: number }
  | { code: 'two-stretches'; at: Position };

/**
 * Closes a claimed line to a ring with the stretch on record that it would replace: what the ring encloses would change sides.
 * An end on the rim is led along the rim to the end of the recorded line that is nearer.
 * @param most metres by which an end may miss the recorded line or the rim
 */
export function claimRing(
  claim: Line,
  lines: DividingLines,
  most: number,
): { ring: Position[] } | { fault: RingFault } {
  const [start, finish] = [claim[0], claim.at(-1)];
  if (!start || !finish) throw new Error('A line has points');
  const [first, last] = [foot(start, lines, most), foot(finish, lines, most)];
  if ('metres' in first) return { fault: { code: 'end-apart', end: 'first', at: start, metres: first.metres } };
  if ('metres' in last) return { fault: { code: 'end-apart', end: 'last', at: finish, metres: last.metres } };
  const back = wayBack(last, first, lines);
  if (!back) return { fault: { code: 'two-stretches', at: finish } };
  return { ring: closed([...claim, ...back]) };
}

interface Foot {
  on: 'recorded' | 'rim';
  station: Station;
}

function foot(end: Position, { recorded, rim }: DividingLines, most: number): Foot | { metres: number } {
  const onLine = nearestOn(recorded, end);
  if (onLine && onLine.metres <= most) return { on: 'recorded', station: onLine };
  const onRim = nearestOn(rim, end);
  if (onRim && onRim.metres <= most) return { on: 'rim', station: onRim };
  return { metres: Math.min(onLine?.metres ?? Number.POSITIVE_INFINITY, onRim?.metres ?? Number.POSITIVE_INFINITY) };
}

/** From the foot of the last point back to that of the first, along the record; undefined where no stretch joins them. */
function wayBack(last: Foot, first: Foot, lines: DividingLines): Position[] | undefined {
  if (last.on === 'recorded' && first.on === 'recorded') return alongRecorded(last.station, first.station, lines);
  if (last.on === 'rim' && first.on === 'rim') return pastTheWholeLine(last.station, first.station, lines);
  const [onRim, onLine] = last.on === 'rim' ? [last.station, first.station] : [first.station, last.station];
  const way = shortest(endsOf(onLine.line, lines).flatMap((end) => toEnd(onLine, end, onRim, lines)));
  return last.on === 'rim' ? way?.reverse() : way;
}

function alongRecorded(from: Station, to: Station, { recorded }: DividingLines): Position[] | undefined {
  const line = recorded[from.line];
  return line && from.line === to.line ? wayAlong(line, from, to) : undefined;
}

/** Along the recorded line to one of its ends, then along the rim. */
function toEnd(onLine: Station, end: Station, onRim: Station, lines: DividingLines): Way[] {
  const line = lines.recorded[onLine.line];
  const outside = line && alongRim(end.at, onRim, lines);
  return outside ? [{ cost: lengthOf(outside), way: [...wayAlong(line, onLine, end), ...outside] }] : [];
}

/** A claim from rim to rim replaces the whole recorded line: its ends belong to different ends of that line. */
function pastTheWholeLine(last: Station, first: Station, lines: DividingLines): Position[] | undefined {
  return shortest(
    lines.recorded.flatMap((line, number) => {
      const [a, b] = endsOf(number, lines);
      if (!a || !b) return [];
      return [
        [a, b],
        [b, a],
      ].flatMap(([from, to]) => (from && to ? around(line, [from, to], [last, first], lines) : []));
    }),
  );
}

type Pair = readonly [Station, Station];

function around(line: Line, [from, to]: Pair, [last, first]: Pair, lines: DividingLines): Way[] {
  const out = alongRim(from.at, last, lines);
  const back = alongRim(to.at, first, lines);
  if (!out || !back) return [];
  return [{ cost: lengthOf(out) + lengthOf(back), way: [...out.reverse(), ...wayAlong(line, from, to), ...back] }];
}

interface Way {
  cost: number;
  way: Position[];
}

const shortest = (ways: readonly Way[]): Position[] | undefined =>
  ways.reduce<Way | undefined>((best, one) => (best && best.cost <= one.cost ? best : one), undefined)?.way;

function endsOf(number: number, { recorded }: DividingLines): Station[] {
  const line = recorded[number] ?? [];
  const [a, b] = [line[0], line.at(-1)];
  if (!a || !b || metresBetween(a, b) === 0) return [];
  const base = { line: number, metres: 0 };
  return [
    { ...base, edge: 0, share: 0, at: a },
    { ...base, edge: line.length - 2, share: 1, at: b },
  ];
}

// Where outlines are drawn apart the recorded line ends beside the rim, not on it.
const MOST_BESIDE_METRES = 1000;

function alongRim(end: Position, to: Station, { rim }: DividingLines): Position[] | undefined {
  const ring = rim[to.line];
  const from = ring && nearestOn([ring], end);
  return from && from.metres <= MOST_BESIDE_METRES ? wayAlong(ring, from, to) : undefined;
}

/** Closed, without points that stand twice in a row. */
function closed(points: readonly Position[]): Position[] {
  const apart = points.filter((p, i) => i === 0 || p[0] !== points[i - 1]?.[0] || p[1] !== points[i - 1]?.[1]);
  const [first, last] = [apart[0], apart.at(-1)];
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...apart, first] : apart;
}
