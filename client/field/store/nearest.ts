import type { FieldSign } from '#server/signs/field/fieldContract.ts';
import type { KeptRecord, RecordState } from './db.ts';

type LonLat = readonly [number, number];

/** Where a sign stands for the person: nothing done yet, or as the newest record about it stands. */
export type SignWork = 'todo' | RecordState;
export interface ListedSign {
  sign: FieldSign;
  /** Metres from where the device was last; null where that is unknown. */
  metres: number | null;
  work: SignWork;
}

const EARTH_METRES = 6_371_008;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres on the mean sphere: within 0.6 % of the geodesic, enough to sort and to walk by. */
export function metresBetween([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): number {
  const half = (a: number, b: number) => Math.sin(radians(b - a) / 2) ** 2;
  const h = half(lat1, lat2) + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * half(lon1, lon2);
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The newest record about each sign, by the sign's id. */
export function newestBySign(records: readonly KeptRecord[]): Map<string, KeptRecord> {
  const newest = new Map<string, KeptRecord>();
  for (const record of records) {
    const { payload } = record;
    const signId = payload.kind === 'inspection' ? payload.signId : null;
    const other = signId === null ? undefined : newest.get(signId);
    if (signId !== null && (!other || other.recordedAt < record.recordedAt)) newest.set(signId, record);
  }
  return newest;
}

/** All signs of a package, the nearest first; in the package's order where the device knows no position. */
export function listedSigns(
  signs: readonly FieldSign[],
  records: readonly KeptRecord[],
  from: LonLat | null,
): ListedSign[] {
  const newest = newestBySign(records);
  const listed = signs.map((sign) => ({
    sign,
    metres: from ? metresBetween(from, sign.position) : null,
    work: newest.get(sign.id)?.state ?? ('todo' as const),
  }));
  return listed.sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0));
}

/** The nearest sign without a record, other than this one. */
export const nextSign = (listed: readonly ListedSign[], afterId: string): ListedSign | undefined =>
  listed.find(({ sign, work }) => work === 'todo' && sign.id !== afterId && sign.status !== 'planned');
