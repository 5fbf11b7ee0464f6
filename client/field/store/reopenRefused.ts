import { RecordId, type RecordPhoto } from '#server/signs/field/fieldContract.ts';
import { announce } from './changes.ts';
import type { Draft, FieldDb, KeptRecord } from './db.ts';

/**
 * Makes a refused record a draft again, under a new id: what the server refused stays refused there. The photographs go
 * over with it under new ids, in the same transaction that ends the refused record; nothing is lost on the way.
 */
export async function reopenRefused(
  db: FieldDb,
  record: KeptRecord,
  form: { draftKey: string; entries: unknown },
): Promise<Draft> {
  const recordId = RecordId.parse(crypto.randomUUID());
  const tx = db.transaction(['records', 'photos', 'drafts'], 'readwrite', { durability: 'strict' });
  const photos: RecordPhoto[] = [];
  for (const facts of record.photos) {
    const kept = await tx.objectStore('photos').get(facts.id);
    if (!kept) continue;
    const id = crypto.randomUUID();
    await tx.objectStore('photos').put({ ...kept, id, recordId });
    await tx.objectStore('photos').delete(facts.id);
    photos.push({ ...facts, id });
  }
  const { accountId, recordedAt } = record;
  // A form begun anew meanwhile about the same thing gives its photographs over.
  const other = await tx.objectStore('drafts').get([accountId, form.draftKey]);
  for (const facts of other?.photos ?? []) {
    const kept = await tx.objectStore('photos').get(facts.id);
    if (kept) await tx.objectStore('photos').put({ ...kept, recordId });
    photos.push(facts);
  }
  const draft: Draft = {
    key: form.draftKey,
    accountId,
    recordId,
    photos,
    entries: form.entries,
    problem: record.problem,
    changedAt: recordedAt,
  };
  await tx.objectStore('drafts').put(draft);
  await tx.objectStore('records').delete(record.id);
  await tx.done;
  announce('records');
  announce('drafts');
  return draft;
}
