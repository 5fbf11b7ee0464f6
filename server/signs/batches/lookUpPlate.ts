import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import type { Reply } from '../../platform/contract.ts';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import { parseSignUrl } from '../parseSignUrl.ts';
import type { SignBatchesApi } from './batchApiContract.ts';
import { type SignBatchId, SignBatchName } from './batchContract.ts';
import type { SignBatchDeps } from './batchDeps.ts';
import { plateBehind } from './plateBehind.ts';
import { SCAN_WORDS } from './scanWords.ts';

/** Which plate of the batch a code belongs to, and whether it is the very code that was ordered. Changes nothing. */
export async function lookUpPlate(
  { db, config }: SignBatchDeps,
  actor: Actor,
  { id, scanned: given }: { id: SignBatchId; scanned: string },
): Promise<Reply<typeof SignBatchesApi.lookUp>> {
  const scanned = given.trim();
  const { publicUrl } = config;
  const { plate, reason } = await plateBehind(db, { id, scanned, publicUrl });
  const elsewhere = reason === 'not_in_batch' ? await batchOf(db, actor, parseSignUrl(scanned, publicUrl).id) : null;
  return { plate: plate ?? null, reason, elsewhere, ...SCAN_WORDS[reason ?? 'ok'] };
}

/** The batch under way, or else the last one, that a sign is in; null outside the actor's divisions. */
async function batchOf(db: Db, actor: Actor, signId: string | null): Promise<SignBatchName | null> {
  if (signId === null) return null;
  const found = await maybeOne(
    db,
    SignBatchName,
    sql`select b.id, b.title from sign_batch_plate p join sign_batch b on b.id = p.batch_id
         where p.sign_id = ${signId} and b.state <> 'cancelled'
           and starts_with(b.division_code, ${divisionPrefix(actor.divisionCode)})
         order by b.state <> 'closed' desc, b.created_at desc, b.id limit 1`,
  );
  return found ?? null;
}
