import { z } from 'zod';
import { type Db, one, sql } from '../platform/db/sql.ts';
import type { DossierId } from './draftContract.ts';

/** Whether a person must still say major or partial, or the law names nobody for this change. */
export async function approverMissing(db: Db, id: DossierId): Promise<'extent' | 'none'> {
  const { open } = await one(
    db,
    z.object({ open: z.boolean() }),
    sql`select exists (select 1 from division_dossier d join dossier_approver a on d.subject = any(a.subjects)
                        and d.draft ->> 'change' = any(a.changes) and a.extent is not null
                       where d.id = ${id} and d.draft -> 'extent' is null) as open`,
  );
  return open ? 'extent' : 'none';
}
