import type { LiveName } from '../gazetteer/liveNames.ts';
import type { Reach } from './nearbyNames.ts';

/** Names by spot and by sound, to tell which ones the register has to be asked about (CHONG-1, CHONG-2). */
export interface NearbyIndex {
  /** May there be a name close by? Wrong only by saying yes: the register measures. */
  mayHave(name: LiveName): boolean;
}

// A degree of latitude has at least so many metres; one of longitude that times the cosine of the latitude.
const DEGREE_METRES = 110_500;
const micro = (metres: number): number => Math.ceil((metres / DEGREE_METRES) * 1e6) + 2;
// Longitude takes more than latitude for the same distance: so much at 60° north, beyond which China does not reach.
const WIDER = 2;

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

/** How far two may lie apart in millionths of a degree: along a parallel, along a meridian. */
interface Most {
  across: number;
  along: number;
}

const mostOf = (metres: number): Most => ({ across: micro(metres) * WIDER, along: micro(metres) });

const isNear = (a: Box, b: Box, { across, along }: Most): boolean =>
  a.west - b.east <= across && b.west - a.east <= across && a.south - b.north <= along && b.south - a.north <= along;

/** Shapes no part of which lies farther from the other than so have frames whose sides do not either. */
const isSame = (a: Box, b: Box, { across, along }: Most): boolean =>
  Math.abs(a.west - b.west) <= across &&
  Math.abs(a.south - b.south) <= along &&
  Math.abs(a.east - b.east) <= across &&
  Math.abs(a.north - b.north) <= along;

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
// So much wider than two places may lie apart that most places look into their own cell only.
const CELL = 8;

const cellAt = (west: number, south: number, { across, along }: Most): number =>
  Math.floor(west / (across * CELL)) * ROWS + Math.floor(south / (along * CELL));

/** The cell of a place, and the one, two or three beside it that are near enough. */
function cellsAround({ west, south }: Box, spot: Most): number[] {
  const first = cellAt(west - spot.across, south - spot.along, spot);
  const last = cellAt(west + spot.across, south + spot.along, spot);
  if (first === last) return [first];
  const corner = cellAt(west + spot.across, south - spot.along, spot);
  if (corner === first || corner === last) return [first, last];
  return [first, corner, cellAt(west - spot.across, south + spot.along, spot), last];
}

/** Index over the names of a county. Linear in memory; a look-up costs the names around and those of the same sound. */
export function nearbyIndex(names: readonly LiveName[], { sameSpot, spelling }: Reach): NearbyIndex {
  const [spot, far] = [mostOf(sameSpot), mostOf(spelling)];
  const cells = new Map<number, Placed[]>();
  const sounds = new Map<string, Placed[]>();
  for (const name of names) {
    const box = boxOf(name);
    if (!box) continue;
    const placed = { name, box };
    if (sameSpot > 0) addTo(cells, cellAt(box.west, box.south, spot), placed);
    addTo(sounds, name.pinyinPlain[0] ?? '', placed);
  }
  return {
    mayHave: (name) => {
      const box = boxOf(name);
      if (!box) return false;
      const placed = { name, box };
      const heard = sounds.get(name.pinyinPlain[0] ?? '') ?? [];
      if (heard.some((other) => others(placed, other) && isNear(box, other.box, far))) return true;
      // Without a distance all places would share one cell.
      if (sameSpot <= 0) return false;
      return cellsAround(box, spot).some((cell) =>
        cells.get(cell)?.some((other) => others(placed, other) && isSame(box, other.box, spot)),
      );
    },
  };
}
