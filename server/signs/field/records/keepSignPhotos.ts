import { run, sql } from '../../../platform/db/sql.ts';
import type { SignId } from '../../contract.ts';
import type { Work } from './work.ts';

interface Owner {
  signId: SignId | null;
  inspectionId?: string | null;
  orderId?: string | null;
}

/** Hangs the photographs of a record on what was made of it. */
export async function keepSignPhotos({ tx, row, at }: Work, owner: Owner): Promise<void> {
  const { signId, inspectionId = null, orderId = null } = owner;
  await run(
    tx,
    sql`insert into sign_photo (id, sign_id, inspection_id, order_id, kind, sha256, taken_at, position, accuracy_metres, by, at)
        select id, ${signId}, ${inspectionId}::uuid, ${orderId}::uuid, kind, sha256, taken_at, position, accuracy_metres,
               coalesce((select display_name from account where id = ${row.accountId}), ${row.username}), ${at}::timestamptz
          from field_photo where record_id = ${row.id}`,
  );
}
