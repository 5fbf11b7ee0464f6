import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { RecordId } from '#server/signs/field/fieldContract.ts';
import { useAccount } from '../session/account.ts';
import { type Draft, type FieldDb, fieldDb } from '../store/db.ts';
import { addDraftPhoto, draftOf, dropDraftPhoto, keepEntries, photosWithBytes } from '../store/drafts.ts';
import type { TakenPhoto } from '../store/records.ts';

/** A form that survives the end of the app: what is entered and every photograph are on the device at once. */
export interface FormDraft<E> {
  key: string;
  recordId: RecordId;
  entries: E;
  /** Why the record that this corrects was refused; null for a form begun anew. */
  problem: Draft['problem'];
  set: (changed: Partial<E>) => void;
  photos: TakenPhoto[];
  addPhoto: (photo: TakenPhoto) => Promise<void>;
  dropPhoto: (id: string) => Promise<void>;
}

interface Open<E> {
  draft: Draft;
  entries: E;
  photos: TakenPhoto[];
}

/** The draft under a key, begun anew where there is none or its entries were written by another version. Undefined until read. */
export function useFormDraft<E extends object>(key: string, schema: z.ZodType<E>, empty: E): FormDraft<E> | undefined {
  const accountId = useAccount().me?.id;
  const [open, setOpen] = useState<Open<E>>();
  // Changes come faster than screens are drawn: the newest entries stand here.
  const newest = useRef(empty);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for each form; schema and empty belong to the form
  useEffect(() => {
    if (!accountId) return;
    let left = false;
    void (async () => {
      const draft = await readDraft(await fieldDb(), accountId, key);
      const photos = await photosWithBytes(await fieldDb(), draft.photos);
      if (left) return;
      newest.current = schema.safeParse(draft.entries).data ?? empty;
      setOpen({ draft, entries: newest.current, photos });
    })();
    return () => {
      left = true;
    };
  }, [accountId, key]);
  if (!open) return undefined;
  const { draft, entries, photos } = open;
  const show = (change: (was: Open<E>) => Partial<Open<E>>) => setOpen((was) => was && { ...was, ...change(was) });
  return {
    ...{ key, recordId: draft.recordId, entries, photos, problem: draft.problem },
    set: (changed) => {
      newest.current = { ...newest.current, ...changed };
      show(() => ({ entries: newest.current }));
      void fieldDb().then((db) => keepEntries(db, draft, newest.current));
    },
    addPhoto: async (photo) => {
      await addDraftPhoto(await fieldDb(), { ...draft, entries: newest.current }, photo);
      show((was) => ({ photos: [...was.photos, photo] }));
    },
    dropPhoto: async (id) => {
      await dropDraftPhoto(await fieldDb(), draft, id);
      show((was) => ({ photos: was.photos.filter(({ facts }) => facts.id !== id) }));
    },
  };
}

async function readDraft(db: FieldDb, accountId: string, key: string): Promise<Draft> {
  const fresh = { recordId: RecordId.parse(crypto.randomUUID()), changedAt: new Date().toISOString() };
  return (await draftOf(db, accountId, key)) ?? { key, accountId, photos: [], entries: null, ...fresh };
}
