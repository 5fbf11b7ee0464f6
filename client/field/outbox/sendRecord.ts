import type { FieldRecord, Receipt } from '#server/signs/field/fieldContract.ts';
import { FieldProblem } from '../api/fieldProblem.ts';
import type { FieldDb, KeptRecord } from '../store/db.ts';
import { keepReceipt } from '../store/records.ts';
import type { Post } from './post.ts';

export interface Sending {
  db: FieldDb;
  post: Post;
  now: () => Date;
  deviceId: string;
  /** Hears how many bytes of how many of the record's photographs are with the server. */
  onProgress: (progress: Progress | null) => void;
  onServerTime: (serverTime: string) => void;
}
export interface Progress {
  recordId: string;
  sent: number;
  of: number;
}

/** How often a photograph that the server still misses after its upload is sent again at once. */
const ROUNDS = 2;

/**
 * Sends one record: its facts, then the photographs that the server misses, then asks what became of it.
 * @throws FieldProblem as the server or the network says; status 422 when the device has lost a photograph
 */
export async function sendRecord(sending: Sending, record: KeptRecord): Promise<Receipt> {
  const { post, now } = sending;
  let receipt = await kept(sending, record, post.hand(record.id, handedIn(sending, record, now())));
  for (let round = 0; receipt.missing.length > 0 && round < ROUNDS; round += 1) {
    await sendPhotos(sending, record, receipt);
    receipt = await kept(sending, record, post.ask(record.id));
  }
  if (receipt.missing.length > 0) throw new FieldProblem(503, STILL_MISSING);
  return receipt;
}

/** Asks what a person has made of a conflict. */
export const askReceipt = (sending: Sending, record: KeptRecord): Promise<Receipt> =>
  kept(sending, record, sending.post.ask(record.id));

async function kept(
  { db, now, onServerTime }: Sending,
  { id }: KeptRecord,
  answer: Promise<Receipt>,
): Promise<Receipt> {
  const receipt = await answer;
  onServerTime(receipt.serverTime);
  await keepReceipt(db, id, receipt, now().toISOString());
  return receipt;
}

function handedIn({ deviceId }: Sending, record: KeptRecord, now: Date): FieldRecord {
  const { packageId, recordedAt, payload, photos } = record;
  return { deviceId, packageId, recordedAt, sentAt: now.toISOString(), payload, photos };
}

async function sendPhotos({ db, post, onProgress }: Sending, record: KeptRecord, receipt: Receipt): Promise<void> {
  const of = record.photos.reduce((sum, { bytes }) => sum + bytes, 0);
  const missing = new Map(receipt.missing.map(({ id, received }) => [id, received]));
  let done = record.photos.filter(({ id }) => !missing.has(id)).reduce((sum, { bytes }) => sum + bytes, 0);
  for (const facts of record.photos) {
    const received = missing.get(facts.id);
    if (received === undefined) continue;
    const photo = await db.get('photos', facts.id);
    if (!photo) throw new FieldProblem(422, LOST);
    const before = done;
    const onSent = (sent: number) => onProgress({ recordId: record.id, sent: before + sent, of });
    await post.upload({ facts, recordId: record.id, blob: photo.blob, received }, onSent);
    done += facts.bytes;
    onSent(facts.bytes);
  }
}

const STILL_MISSING = {
  detail: 'The server still misses a photograph after its upload.',
  detail_zh: '照片上传后服务器仍未收齐，稍后重试。',
};
const LOST = {
  detail: 'A photograph of this record is no longer on this device. Take it again and send the record anew.',
  detail_zh: '本机已没有该记录的照片（可能被系统清理）。请补拍后重新上报。',
};
