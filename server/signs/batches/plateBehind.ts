import type { Db } from '../../platform/db/sql.ts';
import { parseSignUrl } from '../parseSignUrl.ts';
import type { BatchPlate, ScanReason, SignBatchId } from './batchContract.ts';
import { findPlate } from './batchPlates.ts';

export interface Behind {
  id: SignBatchId;
  /** The text of the code, without blanks around it. */
  scanned: string;
  publicUrl: string;
}

/** The plate that a code belongs to, and why it may not be judged now by this code: null where it may. */
export async function plateBehind(
  db: Db,
  { id, scanned, publicUrl }: Behind,
): Promise<{ plate: BatchPlate | undefined; reason: ScanReason | null }> {
  const read = parseSignUrl(scanned, publicUrl);
  const plate = read.id ? await findPlate(db, id, read.id, publicUrl) : undefined;
  if (!read.ok)
    return { plate, reason: read.reason === 'not-a-sign' || read.reason === 'other-site' ? read.reason : 'code' };
  if (!plate) return { plate, reason: 'not_in_batch' };
  // The printed code is the registered one to the last character, or it was not made from our file.
  if (plate.url !== scanned) return { plate, reason: 'code' };
  if (plate.state === 'rejected') return { plate, reason: 'not_remade' };
  return { plate, reason: plate.state === 'accepted' ? 'accepted_before' : null };
}
