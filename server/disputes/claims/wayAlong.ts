import { metresBetween, type Position, type Station } from './nearestOn.ts';

type Line = readonly Position[];
type Place = Pick<Station, 'edge' | 'share' | 'at'>;

const isBefore = (one: Place, other: Place): boolean =>
  one.edge < other.edge || (one.edge === other.edge && one.share <= other.share);

const isClosed = (line: Line): boolean => {
  const [first, last] = [line[0], line.at(-1)];
  return line.length > 2 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
};

/** The stretch of a line between two places, from the first to the second; of a closed line the shorter of both ways. */
export function wayAlong(line: Line, from: Place, to: Place): Position[] {
  const straight = stretch(line, from, to);
  if (!isClosed(line)) return straight;
  const around = roundTheEnd(line, from, to);
  return lengthOf(straight) <= lengthOf(around) ? straight : around;
}

export const lengthOf = (line: Line): number =>
  line.reduce((sum, at, i) => {
    const before = line[i - 1];
    return before ? sum + metresBetween(before, at) : 0;
  }, 0);

function stretch(line: Line, from: Place, to: Place): Position[] {
  if (!isBefore(from, to)) return stretch(line, to, from).reverse();
  return [from.at, ...line.slice(from.edge + 1, to.edge + 1), to.at];
}

// Over the point where a closed line begins and ends.
function roundTheEnd(line: Line, from: Place, to: Place): Position[] {
  if (!isBefore(from, to)) return roundTheEnd(line, to, from).reverse();
  return [from.at, ...line.slice(0, from.edge + 1).reverse(), ...line.slice(to.edge + 1, -1).reverse(), to.at];
}
