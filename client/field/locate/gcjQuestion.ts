import gcoord from 'gcoord';
import { courseTo, type LonLat } from '../stakeout/courseTo.ts';

/** A sign before which the person certainly stood (its code was read), where the device put it, and where the register has it. */
export interface Standing {
  device: LonLat;
  accuracyMetres: number;
  register: LonLat;
}

/** Asked, never acted upon: this many signs are off by about so much, and almost in place if the shift of GCJ-02 is undone. */
export interface GcjQuestion {
  signs: number;
  offsetMetres: number;
  afterMetres: number;
}

// GCJ-02 shifts places in China by some 300 to 700 m; nothing a receiver does wrong is so large and so steady.
const LEAST = 300;
const MOST = 700;

/**
 * Asks whether a device gives GCJ-02 where WGS 84 is promised: every sign that one stood before lies 300 to 700 m off, and undoing the shift
 * brings each to within its accuracy and 30 m. One sign is enough to ask. Null where nothing speaks for it.
 */
export function gcjQuestion(standings: readonly Standing[]): GcjQuestion | null {
  if (standings.length === 0) return null;
  const before = standings.map(({ device, register }) => courseTo(device, register).metres);
  const after = standings.map(({ device, register }) => courseTo(undone(device), register).metres);
  const fits = standings.every(({ accuracyMetres }, i) => {
    const offset = before[i] ?? 0;
    return offset >= LEAST && offset <= MOST && (after[i] ?? offset) <= accuracyMetres + 30;
  });
  return fits ? { signs: standings.length, offsetMetres: mean(before), afterMetres: mean(after) } : null;
}

function undone([longitude, latitude]: LonLat): LonLat {
  const [x = longitude, y = latitude] = gcoord.transform<[number, number]>(
    [longitude, latitude],
    gcoord.GCJ02,
    gcoord.WGS84,
  );
  return [x, y];
}

const mean = (values: readonly number[]): number =>
  Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
