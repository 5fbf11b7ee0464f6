import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { FieldPayload, FieldRecord, RecordPhoto } from '#server/signs/field/fieldContract.ts';

/** A picture of a few hundred bytes, no two alike. */
export async function aPicture(): Promise<Buffer> {
  const [r = 0, g = 0, b = 0] = createHash('sha256').update(randomUUID()).digest();
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 };
  return sharp({ create: { width: 40, height: 30, channels: 3, background: { r, g, b }, noise } })
    .jpeg()
    .toBuffer();
}

export interface Shot {
  bytes: Buffer;
  declared: RecordPhoto;
}

/** A photograph of a record, and what the record declares of it; the test names what differs. */
export async function aShot(over: Partial<RecordPhoto> = {}, given?: Buffer): Promise<Shot> {
  const bytes = given ?? (await aPicture());
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const declared: RecordPhoto = {
    ...{ id: randomUUID(), sha256, bytes: bytes.length, mediaType: 'image/jpeg', kind: 'sign' },
    ...{ takenAt: '2026-11-29T01:59:00.000Z', position: [106.2, 37.98], accuracyMetres: 4 },
    ...over,
  };
  return { bytes, declared };
}

export const twoShots = async (): Promise<Shot[]> => [await aShot(), await aShot({ kind: 'surroundings' })];

export const FIX = { position: [106.2, 37.98] as [number, number], accuracyMetres: 5, readings: 8 };
export const DEVICE = '7a0e3f0c-93a0-4b6e-9f5c-0c3b9c6d1a01';
export const NOW = '2026-11-29T02:00:00.000Z';

/** An inspection of a sign that is as it should be; the test names what differs. */
export const inspectionOf = (signId: string | null, over: object = {}) => ({
  ...{
    kind: 'inspection',
    signId,
    found: 'intact',
    defects: [],
    note: null,
    fix: FIX,
    scannedUrl: null,
    codeState: null,
  },
  ...{ changes: null, baseVersion: null, ...over },
});

export interface Wish extends Partial<Omit<FieldRecord, 'payload' | 'photos'>> {
  payload: object;
  shots?: readonly Shot[];
}

export const aRecord = ({ payload, shots = [], ...over }: Wish) => ({
  ...{ deviceId: DEVICE, packageId: null, recordedAt: '2026-11-29T01:59:30.000Z', sentAt: NOW },
  ...over,
  payload: payload as FieldPayload,
  photos: shots.map(({ declared }) => declared),
});
