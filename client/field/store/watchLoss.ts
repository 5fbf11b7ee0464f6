import { onChange } from './changes.ts';
import type { FieldDb, KeptRecord } from './db.ts';

/** A record that had not reached the server and is no longer on the device. */
export interface LostRecord {
  id: string;
  title: string;
  recordedAt: string;
}

const KEPT_UNDER = 'diming.field.unsent';
const LOST_UNDER = 'diming.field.lost';
const PERSIST_UNDER = 'diming.field.persist';

const listUnder = (key: string): LostRecord[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  } catch {
    return [];
  }
};
const isEntry = (value: unknown): value is LostRecord =>
  typeof value === 'object' && value !== null && 'id' in value && 'title' in value && 'recordedAt' in value;

/** Those of the list kept apart that the store no longer knows, in any state. */
export function lostOf(unsent: readonly LostRecord[], inStore: ReadonlySet<string>): LostRecord[] {
  return unsent.filter(({ id }) => !inStore.has(id));
}

/**
 * Keeps a second list of what is not yet stored, in another place than the records: what stands there and is no longer
 * in the store was lost. A browser that clears a site whole clears both; that no page can notice.
 */
export async function watchLoss(db: FieldDb): Promise<void> {
  const lost = lostOf(listUnder(KEPT_UNDER), new Set(await db.getAllKeys('records')));
  if (lost.length > 0) localStorage.setItem(LOST_UNDER, JSON.stringify([...listUnder(LOST_UNDER), ...lost]));
  const write = async () => noteUnsent((await db.getAll('records')).filter(({ state }) => state !== 'stored'));
  await write();
  onChange((changed) => changed === 'records' && void write());
}

const noteUnsent = (records: KeptRecord[]): void =>
  localStorage.setItem(
    KEPT_UNDER,
    JSON.stringify(records.map(({ id, title, recordedAt }) => ({ id, title, recordedAt }))),
  );

/** What was lost and has not been acknowledged by the person yet. */
export const lostRecords = (): LostRecord[] => listUnder(LOST_UNDER);
export const acknowledgeLoss = (): void => localStorage.removeItem(LOST_UNDER);

/** Asks the browser not to clear this site when space runs low, once a day until it agrees. */
export async function askToPersist(today = new Date().toISOString().slice(0, 10)): Promise<void> {
  if (!navigator.storage?.persist || (await navigator.storage.persisted())) return;
  if (localStorage.getItem(PERSIST_UNDER) === today) return;
  localStorage.setItem(PERSIST_UNDER, today);
  await navigator.storage.persist();
}
