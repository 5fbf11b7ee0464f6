import type { Receipt } from '../fieldContract.ts';
import type { FieldDeps } from '../fieldDeps.ts';
import type { RecordRow } from './recordRow.ts';

/** What the device is told of a record; of photographs on their way, how far they are. */
export async function receiptOf(deps: Pick<FieldDeps, 'photos' | 'clock'>, row: RecordRow): Promise<Receipt> {
  const { id, state, receivedAt, problem, madeId } = row;
  const waited = state === 'waiting' ? row.photos.filter(({ storedAt }) => storedAt === null) : [];
  const missing = await Promise.all(
    waited.map(async (photo) => ({ id: photo.id, received: await deps.photos.received(photo.id) })),
  );
  return { id, state, receivedAt, serverTime: deps.clock.real().toISOString(), missing, problem, madeId };
}
