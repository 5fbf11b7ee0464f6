import { randomUUID } from 'node:crypto';
import type { Receipt } from '#server/signs/field/fieldContract.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { aRecord, type Shot, twoShots, type Wish } from './fieldShots.ts';

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
