import { useMemo } from 'react';
import { type FieldPayload, RecordId } from '#server/signs/field/fieldContract.ts';
import { useAccount } from '../session/account.ts';
import { fieldDb, type KeptRecord, type RecordState } from '../store/db.ts';
import { addRecord, recordsOf, type TakenPhoto } from '../store/records.ts';
import { useStored } from '../store/useStored.ts';
import { sendNow } from './sender.ts';

/** What a screen hands in; who, where and when are added here. */
export interface OutboxEntry {
  payload: FieldPayload;
  /** What a person knows it by: the name of the sign, the number of the marker. */
  title: string;
  packageId: string | null;
  /** The draft it was written in; without one the record gets a new id. */
  draft?: { key: string; recordId: RecordId };
  /** When it was seen on the ground; now where left out. */
  recordedAt?: string;
}
export interface Outbox {
  /** The person's records on this device, the newest first; undefined until read. */
  records: KeptRecord[] | undefined;
  /** How many stand where. */
  counts: Record<RecordState, number>;
  /** Keeps a record with its photographs on the device and lets it go out; resolves when it is kept. */
  add: (entry: OutboxEntry, photos: TakenPhoto[]) => Promise<RecordId>;
}

const none = (): Record<RecordState, number> => ({ waiting: 0, sent: 0, stored: 0, conflict: 0, refused: 0 });

/** Keeps a record of this person with its photographs, and starts sending. */
export async function addToOutbox(accountId: string, entry: OutboxEntry, photos: TakenPhoto[]): Promise<RecordId> {
  const { draft, payload, title, packageId } = entry;
  const id = draft?.recordId ?? RecordId.parse(crypto.randomUUID());
  const recordedAt = entry.recordedAt ?? new Date().toISOString();
  const record = { id, accountId, payload, title, packageId, recordedAt };
  await addRecord(await fieldDb(), draft ? { ...record, draftKey: draft.key } : record, photos);
  void sendNow();
  return id;
}

/** The outbox of the person at this device. */
export function useOutbox(): Outbox {
  const accountId = useAccount().me?.id;
  const records = useStored('records', accountId ?? '', async () =>
    accountId ? recordsOf(await fieldDb(), accountId) : [],
  );
  return useMemo(() => {
    const counts = none();
    for (const { state } of records ?? []) counts[state] += 1;
    const add: Outbox['add'] = (entry, photos) => {
      if (!accountId) throw new Error('Nobody has signed in on this device');
      return addToOutbox(accountId, entry, photos);
    };
    return { records, counts, add };
  }, [records, accountId]);
}
