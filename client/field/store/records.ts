import type { FieldPayload, Receipt, RecordId, RecordPhoto } from '#server/signs/field/fieldContract.ts';
import { announce } from './changes.ts';
import type { FieldDb, KeptPhoto, KeptRecord } from './db.ts';

/** A photograph as it is handed to the outbox: its facts and its bytes. */
export interface TakenPhoto {
  facts: RecordPhoto;
  blob: Blob;
}

/** What a screen hands to the outbox. */
export interface NewRecord {
  /** The id of the draft it was, so that it is one record; a new one where there was none. */
  id: RecordId;
  accountId: string;
  packageId: string | null;
  title: string;
  payload: FieldPayload;
  recordedAt: string;
  /** The draft it was written in, which ends with it. */
  draftKey?: string;
}

/**
 * Puts a record and its photographs into the outbox, all or nothing.
 * @param photos those taken for it; the bytes of a draft's photographs are kept already and may be given again
 */
export async function addRecord(db: FieldDb, record: NewRecord, photos: TakenPhoto[]): Promise<void> {
  const { draftKey, ...facts } = record;
  const tx = db.transaction(['records', 'photos', 'drafts'], 'readwrite', { durability: 'strict' });
  for (const { facts: photo, blob } of photos) {
    const kept: KeptPhoto = { id: photo.id, recordId: record.id, blob, mediaType: photo.mediaType };
    await tx.objectStore('photos').put(kept);
  }
  const row: KeptRecord = {
    ...facts,
    photos: photos.map((photo) => photo.facts),
    ...{ state: 'waiting', receipt: null, problem: null, attempts: 0, dueAt: null, storedAt: null },
  };
  await tx.objectStore('records').add(row);
  if (draftKey) await tx.objectStore('drafts').delete([record.accountId, draftKey]);
  await tx.done;
  announce('records');
  if (draftKey) announce('drafts');
}

/** All records of a person on this device, the newest first. */
export async function recordsOf(db: FieldDb, accountId: string): Promise<KeptRecord[]> {
  const records = await db.getAllFromIndex('records', 'byAccount', accountId);
  return records.sort((a, b) => b.recordedAt.localeCompare(a.recordedAt));
}

/**
 * Writes down what the server answered. Only a receipt `stored` lets the bytes of the photographs go, in the same
 * transaction as the receipt is kept.
 */
export async function keepReceipt(db: FieldDb, id: RecordId, receipt: Receipt, now: string): Promise<void> {
  const tx = db.transaction(['records', 'photos'], 'readwrite', { durability: 'strict' });
  const record = await tx.objectStore('records').get(id);
  if (record) {
    const state = receipt.state === 'waiting' ? 'sent' : receipt.state;
    const { problem } = receipt;
    const stored = { storedAt: state === 'stored' ? now : null };
    await tx.objectStore('records').put({ ...record, ...stored, state, receipt, problem, attempts: 0, dueAt: null });
    if (state === 'stored') {
      for (const key of await tx.objectStore('photos').index('byRecord').getAllKeys(id))
        await tx.objectStore('photos').delete(key);
    }
  }
  await tx.done;
  announce('records');
}

/** A try failed: of a passing failure the next try is due later, of a lasting one the record is refused. */
export async function keepFailure(
  db: FieldDb,
  id: RecordId,
  failure: { refused: boolean; dueAt: string | null; problem: KeptRecord['problem'] },
): Promise<void> {
  const tx = db.transaction('records', 'readwrite');
  const record = await tx.store.get(id);
  if (record) {
    const { refused, dueAt, problem } = failure;
    const attempts = record.attempts + 1;
    await tx.store.put({ ...record, state: refused ? 'refused' : record.state, attempts, dueAt, problem });
  }
  await tx.done;
  announce('records');
}

/** Takes a record off the device with its photographs. Only the person may want that, or a receipt `stored`. */
export async function discardRecord(db: FieldDb, id: RecordId): Promise<void> {
  const tx = db.transaction(['records', 'photos'], 'readwrite');
  for (const key of await tx.objectStore('photos').index('byRecord').getAllKeys(id))
    await tx.objectStore('photos').delete(key);
  await tx.objectStore('records').delete(id);
  await tx.done;
  announce('records');
}
