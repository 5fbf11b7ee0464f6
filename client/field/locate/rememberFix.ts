import type { Fix } from '#server/signs/field/fieldContract.ts';
import { fieldDb } from '../store/db.ts';
import { noteOfDevice } from '../store/device.ts';

/** Lists of signs begin with those near where the device was last. */
export async function rememberFix(fix: Fix): Promise<void> {
  await noteOfDevice(await fieldDb(), { lastFix: { ...fix, at: new Date().toISOString() } });
}
