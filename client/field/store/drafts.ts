import type { RecordPhoto } from '#server/signs/field/fieldContract.ts';
import { announce } from './changes.ts';
import type { Draft, FieldDb } from './db.ts';
import type { TakenPhoto } from './records.ts';

/** The unfinished form about something, as it was left: by going elsewhere, or by the end of the app. */
export const draftOf = (db: FieldDb, accountId: string, key: string): Promise<Draft | undefined> =>
  db.get('drafts', [accountId, key]);

export const draftsOf = (db: FieldDb, accountId: string): Promise<Draft[]> =>
  db.getAll('drafts', IDBKeyRange.bound([accountId, ''], [accountId, '￿']));

/** Keeps the form as it stands now. */
export async function keepDraft(db: FieldDb, draft: Draft): Promise<void> {
  await db.put('drafts', draft);
  announce('drafts');
}

/** Keeps a photograph the moment it is taken: the app may be ended while the form is open. */
export async function addDraftPhoto(db: FieldDb, draft: Draft, { facts, blob }: TakenPhoto): Promise<Draft> {
  const { recordId } = draft;
  const grown = { ...draft, photos: [...draft.photos, facts] };
  const tx = db.transaction(['drafts', 'photos'], 'readwrite', { durability: 'strict' });
  await tx.objectStore('photos').put({ id: facts.id, recordId, blob, mediaType: facts.mediaType, uploadUrl: null });
  await tx.objectStore('drafts').put(grown);
  await tx.done;
  return grown;
}

/** Takes a photograph out of the form. */
export async function dropDraftPhoto(db: FieldDb, draft: Draft, id: RecordPhoto['id']): Promise<Draft> {
  const less = { ...draft, photos: draft.photos.filter((photo) => photo.id !== id) };
  const tx = db.transaction(['drafts', 'photos'], 'readwrite');
  await tx.objectStore('photos').delete(id);
  await tx.objectStore('drafts').put(less);
  await tx.done;
  return less;
}

/** Throws the form away with its photographs. */
export async function dropDraft(db: FieldDb, draft: Draft): Promise<void> {
  const tx = db.transaction(['drafts', 'photos'], 'readwrite');
  for (const { id } of draft.photos) await tx.objectStore('photos').delete(id);
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
