import type { RecordPhoto } from '#server/signs/field/fieldContract.ts';
import { announce } from './changes.ts';
import type { Draft, FieldDb } from './db.ts';
import type { TakenPhoto } from './records.ts';

/** The unfinished form about something, as it was left: by going elsewhere, or by the end of the app. */
export const draftOf = (db: FieldDb, accountId: string, key: string): Promise<Draft | undefined> =>
  db.get('drafts', [accountId, key]);

/** Drafts of new, replaced and unregistered signs that correct a refused record, the oldest first: nothing else leads back to them. */
export async function correctedSigns(db: FieldDb, accountId: string): Promise<Draft[]> {
  const of = (kind: string) =>
    db.getAll('drafts', IDBKeyRange.bound([accountId, `${kind}:`], [accountId, `${kind}:\uffff`]));
  const drafts = (await Promise.all(['new_sign', 'replaced_sign', 'stray'].map(of))).flat();
  return drafts.sort((a, b) => a.changedAt.localeCompare(b.changedAt));
}

/** Keeps the entries of the form as they stand now; the first time, the whole draft. */
export async function keepEntries(db: FieldDb, draft: Draft, entries: unknown): Promise<void> {
  const tx = db.transaction('drafts', 'readwrite');
  const kept = (await tx.store.get([draft.accountId, draft.key])) ?? draft;
  await tx.store.put({ ...kept, entries, changedAt: new Date().toISOString() });
  await tx.done;
  announce('drafts');
}

/** Keeps a photograph the moment it is taken: the app may be ended while the form is open. */
export async function addDraftPhoto(db: FieldDb, draft: Draft, { facts, blob }: TakenPhoto): Promise<void> {
  const { recordId } = draft;
  const tx = db.transaction(['drafts', 'photos'], 'readwrite', { durability: 'strict' });
  const kept = (await tx.objectStore('drafts').get([draft.accountId, draft.key])) ?? draft;
  await tx.objectStore('photos').put({ id: facts.id, recordId, blob, mediaType: facts.mediaType });
  await tx.objectStore('drafts').put({ ...kept, photos: [...kept.photos, facts] });
  await tx.done;
}

/** Takes a photograph out of the form. */
export async function dropDraftPhoto(db: FieldDb, draft: Draft, id: RecordPhoto['id']): Promise<void> {
  const tx = db.transaction(['drafts', 'photos'], 'readwrite');
  const kept = await tx.objectStore('drafts').get([draft.accountId, draft.key]);
  if (kept) await tx.objectStore('drafts').put({ ...kept, photos: kept.photos.filter((photo) => photo.id !== id) });
  await tx.objectStore('photos').delete(id);
  await tx.done;
}

/** Throws the form away with its photographs. */
export async function dropDraft(db: FieldDb, draft: Draft): Promise<void> {
  const tx = db.transaction(['drafts', 'photos'], 'readwrite');
  const ids = await tx.objectStore('photos').index('byRecord').getAllKeys(draft.recordId);
  for (const id of ids) await tx.objectStore('photos').delete(id);
  await tx.objectStore('drafts').delete([draft.accountId, draft.key]);
  await tx.done;
  announce('drafts');
}

/** The photographs of a draft or record with their bytes, as far as the device has them. */
export async function photosWithBytes(db: FieldDb, photos: RecordPhoto[]): Promise<TakenPhoto[]> {
  const kept = await Promise.all(
    photos.map(async (facts) => ({ facts, blob: (await db.get('photos', facts.id))?.blob })),
  );
  return kept.flatMap(({ facts, blob }) => (blob ? [{ facts, blob }] : []));
}
