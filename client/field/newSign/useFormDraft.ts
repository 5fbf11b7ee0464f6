import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { RecordId } from '#server/signs/field/fieldContract.ts';
import { useAccount } from '../session/account.ts';
import { type Draft, fieldDb } from '../store/db.ts';
import { addDraftPhoto, draftOf, dropDraft, dropDraftPhoto, keepDraft, photosWithBytes } from '../store/drafts.ts';
import type { TakenPhoto } from '../store/records.ts';

/** A form that survives the end of the app: what is entered and every photograph are on the device at once. */
export interface FormDraft<E> {
  key: string;
  recordId: RecordId;
  entries: E;
  set: (changed: Partial<E>) => void;
  photos: TakenPhoto[];
  addPhoto: (photo: TakenPhoto) => Promise<void>;
  dropPhoto: (id: string) => Promise<void>;
  /** Throws it away. */
  discard: () => Promise<void>;
}

/** The draft under a key, begun anew where there is none or it was written by another version. Undefined until read. */
export function useFormDraft<E extends object>(key: string, schema: z.ZodType<E>, empty: E): FormDraft<E> | undefined {
  const accountId = useAccount().me?.id;
  const [draft, setDraft] = useState<(Draft & { entries: E }) | undefined>();
  const [photos, setPhotos] = useState<TakenPhoto[]>([]);
  const current = useRef<(Draft & { entries: E }) | undefined>(undefined);
  const show = useCallback((next: Draft & { entries: E }) => {
    current.current = next;
    setDraft(next);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for each form; schema and empty belong to the form
  useEffect(() => {
    let left = false;
    if (accountId)
      void readDraft(accountId, key).then(({ kept, taken }) => {
        if (left) return;
        const read = schema.safeParse(kept.entries);
        show({ ...kept, entries: read.success ? read.data : empty });
        setPhotos(taken);
      });
    return () => {
      left = true;
    };
  }, [accountId, key]);
  const set = useCallback(
    (changed: Partial<E>) => {
      if (!current.current) return;
      const next = { ...current.current, entries: { ...current.current.entries, ...changed }, changedAt: now() };
      show(next);
      void fieldDb().then((db) => keepDraft(db, next));
    },
    [show],
  );
  const addPhoto = useCallback(async (photo: TakenPhoto) => {
    if (!current.current) return;
    const { photos: facts } = await addDraftPhoto(await fieldDb(), current.current, photo);
    current.current = { ...current.current, photos: facts };
    setPhotos((taken) => [...taken, photo]);
  }, []);
  const dropPhoto = useCallback(async (id: string) => {
    if (!current.current) return;
    const { photos: facts } = await dropDraftPhoto(await fieldDb(), current.current, id);
    current.current = { ...current.current, photos: facts };
    setPhotos((taken) => taken.filter(({ facts: { id: one } }) => one !== id));
  }, []);
  const discard = useCallback(async () => {
    if (current.current) await dropDraft(await fieldDb(), current.current);
  }, []);
  if (!draft) return undefined;
  return { key, recordId: draft.recordId, entries: draft.entries, set, photos, addPhoto, dropPhoto, discard };
}

const now = (): string => new Date().toISOString();

async function readDraft(accountId: string, key: string): Promise<{ kept: Draft; taken: TakenPhoto[] }> {
  const db = await fieldDb();
  const kept = await draftOf(db, accountId, key);
  if (kept) return { kept, taken: await photosWithBytes(db, kept.photos) };
  const recordId = RecordId.parse(crypto.randomUUID());
  return { kept: { key, accountId, recordId, photos: [], entries: null, changedAt: now() }, taken: [] };
}
