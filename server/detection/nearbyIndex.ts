import type { LiveName } from '../gazetteer/liveNames.ts';
import type { Reach } from './nearbyNames.ts';

/** Names by spot and by sound, to tell which ones the register has to be asked about (CHONG-1, CHONG-2). */
export interface NearbyIndex {
  /** May there be a name close by? Wrong only by saying yes: the register measures. */
  mayHave(name: LiveName): boolean;
}

// A degree of longitude has half of it at 60° north, beyond which China does not reach.
const DEGREE_METRES = 111_320;
const micro = (metres: number): number => Math.ceil((metres / (DEGREE_METRES / 2)) * 1e6) + 2;

interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

function boxOf({ box: [west, south, east, north] }: LiveName): Box | undefined {
  if (west === undefined || south === undefined) return undefined;
  return { west, south, east: east ?? west, north: north ?? south };
}

const isNear = (a: Box, b: Box, most: number): boolean =>
  a.west - b.east <= most && b.west - a.east <= most && a.south - b.north <= most && b.south - a.north <= most;

/** Shapes no part of which lies farther from the other than so have frames whose sides do not either. */
const isSame = (a: Box, b: Box, most: number): boolean =>
  Math.abs(a.west - b.west) <= most &&
  Math.abs(a.south - b.south) <= most &&
  Math.abs(a.east - b.east) <= most &&
  Math.abs(a.north - b.north) <= most;

interface Placed {
  name: LiveName;
  box: Box;
}

const others = ({ name }: Placed, other: Placed): boolean =>
  other.name.placeId !== name.placeId && other.name.norm !== name.norm && other.name.category === name.category;

function addTo<K>(lists: Map<K, Placed[]>, key: K, placed: Placed): void {
  const known = lists.get(key);
  if (known) known.push(placed);
  else lists.set(key, [placed]);
}

// More than there are columns or rows of cells around the earth, so that both make one number.
const ROWS = 40_000_000;
const NEIGHBOURS = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => x * ROWS + y));

/** Index over the names of a county. Linear in memory; a look-up costs the names around and those of the same sound. */
export function nearbyIndex(names: readonly LiveName[], { sameSpot, spelling }: Reach): NearbyIndex {
  const [spot, far] = [micro(sameSpot), micro(spelling)];
  const cells = new Map<number, Placed[]>();
  const sounds = new Map<string, Placed[]>();
  const cellOf = ({ west, south }: Box): number => Math.floor(west / spot) * ROWS + Math.floor(south / spot);
  for (const name of names) {
    const box = boxOf(name);
    if (!box) continue;
    const placed = { name, box };
    addTo(cells, cellOf(box), placed);
    addTo(sounds, name.pinyinPlain[0] ?? '', placed);
  }
  return {
    mayHave: (name) => {
      const box = boxOf(name);
      if (!box) return false;
      const placed = { name, box };
      const cell = cellOf(box);
      const heard = sounds.get(name.pinyinPlain[0] ?? '') ?? [];
      return (
        heard.some((other) => others(placed, other) && isNear(box, other.box, far)) ||
        NEIGHBOURS.some((step) =>
          cells.get(cell + step)?.some((other) => others(placed, other) && isSame(box, other.box, spot)),
        )
      );
    },
  };
}
