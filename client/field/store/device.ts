import { announce } from './changes.ts';
import type { DeviceFacts, FieldDb } from './db.ts';

/** The facts of this device; its id is made on the first start. */
export async function deviceFacts(db: FieldDb): Promise<DeviceFacts> {
  const tx = db.transaction('device', 'readwrite');
  const kept = await tx.store.get('device');
  const facts = kept ?? { deviceId: crypto.randomUUID() };
  if (!kept) await tx.store.put(facts, 'device');
  await tx.done;
  return facts;
}

/** Writes some of the facts of this device. */
export async function noteOfDevice(db: FieldDb, facts: Partial<DeviceFacts>): Promise<void> {
  const tx = db.transaction('device', 'readwrite');
  const kept = (await tx.store.get('device')) ?? { deviceId: crypto.randomUUID() };
  await tx.store.put({ ...kept, ...facts }, 'device');
  await tx.done;
  announce('device');
}
