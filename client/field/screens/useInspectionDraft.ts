import { useEffect, useRef, useState } from 'react';
import { RecordId } from '#server/signs/field/fieldContract.ts';
import { type Draft, type FieldDb, fieldDb } from '../store/db.ts';
import { addDraftPhoto, draftOf, dropDraft, dropDraftPhoto, keepEntries, photosWithBytes } from '../store/drafts.ts';
import type { TakenPhoto } from '../store/records.ts';
import { InspectionEntries, NOTHING_ENTERED } from './inspectionEntries.ts';

export const draftKeyOf = (signId: string): string => `inspection:${signId}`;

const freshDraft = (accountId: string, key: string): Draft => ({
  ...{ key, accountId, photos: [], entries: NOTHING_ENTERED },
  recordId: RecordId.parse(crypto.randomUUID()),
  changedAt: new Date().toISOString(),
});

interface Open {
  draft: Draft;
  entries: InspectionEntries;
  photos: TakenPhoto[];
  /** It was begun before this screen was opened. */
  resumed: boolean;
}

export interface InspectionDraft extends Open {
  /** Changes entries, and keeps them on the device. */
  enter: (changed: Partial<InspectionEntries>) => void;
  /** Changes what comes by itself; kept with the next entry. */
  note: (changed: Partial<InspectionEntries>) => void;
  addPhoto: (photo: TakenPhoto) => Promise<void>;
  dropPhoto: (id: string) => Promise<void>;
  drop: () => Promise<void>;
}

/** The form of one sign, kept on the device at every change: whatever ends the app, it comes back. Null until read. */
export function useInspectionDraft(accountId: string, signId: string): InspectionDraft | null {
  const [open, setOpen] = useState<Open | null>(null);
  // Changes come faster than screens are drawn: the newest entries stand here.
  const newest = useRef(NOTHING_ENTERED);
  useEffect(() => {
    void (async () => {
      const read = await openDraft(await fieldDb(), accountId, draftKeyOf(signId));
      newest.current = read.entries;
      setOpen(read);
    })();
  }, [accountId, signId]);
  if (!open) return null;
  const { draft } = open;
  const show = (change: (was: Open) => Partial<Open>) => setOpen((was) => was && { ...was, ...change(was) });
  const note = (changed: Partial<InspectionEntries>) => {
    newest.current = { ...newest.current, ...changed };
    show(() => ({ entries: newest.current }));
  };
  return {
    ...open,
    note,
    enter: (changed) => {
      note(changed);
      void fieldDb().then((db) => keepEntries(db, draft, newest.current));
    },
    addPhoto: async (photo) => {
      await addDraftPhoto(await fieldDb(), draft, photo);
      show(({ photos }) => ({ photos: [...photos, photo] }));
    },
    dropPhoto: async (id) => {
      await dropDraftPhoto(await fieldDb(), draft, id);
      show(({ photos }) => ({ photos: photos.filter(({ facts }) => facts.id !== id) }));
    },
    drop: async () => dropDraft(await fieldDb(), draft),
  };
}

async function openDraft(db: FieldDb, accountId: string, key: string): Promise<Open> {
  const kept = await draftOf(db, accountId, key);
  if (!kept) return { draft: freshDraft(accountId, key), entries: NOTHING_ENTERED, photos: [], resumed: false };
  // Entries of an older app that no longer fit begin anew; the photographs stay.
  const { data } = InspectionEntries.safeParse({ ...NOTHING_ENTERED, ...(isObject(kept.entries) ? kept.entries : {}) });
  const photos = await photosWithBytes(db, kept.photos);
  return { draft: kept, entries: data ?? NOTHING_ENTERED, photos, resumed: true };
}
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Puts what was read from the code before a sign into its form: the scanner calls it and then opens the form. */
export async function noteScan(
  accountId: string,
  signId: string,
  scan: Pick<InspectionEntries, 'scannedUrl' | 'codeState'>,
): Promise<void> {
  const db = await fieldDb();
  const { draft, entries } = await openDraft(db, accountId, draftKeyOf(signId));
  await keepEntries(db, draft, { ...entries, ...scan });
}
