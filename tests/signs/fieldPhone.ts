import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { FieldPayload, FieldRecord, Receipt, RecordPhoto } from '#server/signs/field/fieldContract.ts';
import type { TestAgent } from '#tests/support/testApp.ts';

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

interface Wish extends Partial<Omit<FieldRecord, 'payload' | 'photos'>> {
  payload: object;
  shots?: readonly Shot[];
}

export const aRecord = ({ payload, shots = [], ...over }: Wish) => ({
  ...{ deviceId: DEVICE, packageId: null, recordedAt: '2026-11-29T01:59:30.000Z', sentAt: NOW },
  ...over,
  payload: payload as FieldPayload,
  photos: shots.map(({ declared }) => declared),
});

export const hand = (agent: TestAgent, id: string, record: object) =>
  agent.put(`/api/field/records/${id}`).send(record);

const TUS = { 'Tus-Resumable': '1.0.0' };
const base64 = (text: string) => Buffer.from(text).toString('base64');

export const beginUpload = (agent: TestAgent, recordId: string, { declared }: Shot, length = declared.bytes) =>
  agent
    .post('/api/field/uploads')
    .set({ ...TUS, 'Upload-Length': String(length) })
    .set('Upload-Metadata', `recordId ${base64(recordId)},photoId ${base64(declared.id)}`);

export const offsetOf = (agent: TestAgent, photoId: string) => agent.head(`/api/field/uploads/${photoId}`).set(TUS);

export const sendPiece = (agent: TestAgent, photoId: string, offset: number, piece: Buffer) =>
  agent
    .patch(`/api/field/uploads/${photoId}`)
    .set({ ...TUS, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' })
    .send(piece);

/** Sends a photograph in two pieces. */
export async function sendShot(agent: TestAgent, recordId: string, shot: Shot): Promise<void> {
  const half = Math.floor(shot.bytes.length / 2);
  await beginUpload(agent, recordId, shot).expect(201);
  await sendPiece(agent, shot.declared.id, 0, shot.bytes.subarray(0, half)).expect(204);
  await sendPiece(agent, shot.declared.id, half, shot.bytes.subarray(half)).expect(204);
}

/** A record with its photographs, as a phone with a good network sends them; answers the last receipt. */
export async function handedIn(
  agent: TestAgent,
  wish: Omit<Wish, 'shots'> & { shots?: readonly Shot[]; id?: string },
): Promise<Receipt> {
  const { id = randomUUID(), shots = await twoShots(), ...rest } = wish;
  const first = await hand(agent, id, aRecord({ ...rest, shots }));
  if (first.status !== 200) throw new Error(`${first.status} ${JSON.stringify(first.body)}`);
  if (first.body.state === 'waiting') for (const shot of shots) await sendShot(agent, id, shot);
  return (await agent.get(`/api/field/records/${id}`).expect(200)).body;
}
