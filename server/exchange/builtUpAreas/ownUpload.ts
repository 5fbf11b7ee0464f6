import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { BuiltUpUploadId } from '../../gazetteer/builtUpAreas/builtUpContract.ts';
import { type Db, maybeOne, run, sql } from '../../platform/db/sql.ts';
import type { JurisdictionInput } from '../../platform/http/jurisdictions.ts';
import { Problem } from '../../platform/problem.ts';

const Params = z.object({ id: BuiltUpUploadId });

/** The jurisdiction rule `built-up-upload`: an upload is for whoever sent it. @throws Problem not-found */
export async function requireOwnUpload(db: Db, actor: Actor, { params }: JurisdictionInput): Promise<void> {
  const { id } = Params.parse(params);
  const own = await maybeOne(
    db,
    Params,
    sql`select id from built_up_upload where id = ${id} and account_id = ${actor.id}`,
  );
  if (!own) throw new Problem('not-found', 'No such upload', { detailZh: '没有这次上传。' });
}

const KEPT_DAYS = 30;

/** Forgets uploads that nobody took over; answers how many. */
export const forgetOldUploads = (db: Db): Promise<number> =>
  run(
    db,
    sql`delete from built_up_upload where taken_at is null and uploaded_at < now() - make_interval(days => ${KEPT_DAYS})`,
  );
