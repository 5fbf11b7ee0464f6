import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { type DisputeId, DisputeSection } from '../contract.ts';

const Invitation = z.object({ sections: DisputeSection.array().nullable() });

/** The parts of a dispute's file that a person was invited to and may read today; null where no part is kept from him. */
export async function invitedSections(db: Db, { id: reader }: Pick<Actor, 'id'>, id: DisputeId) {
  const invitations = await many(
    db,
    Invitation,
    sql`select r.sections from dispute_reader r
         where r.dispute_id = ${id} and r.account_id = ${reader} and r.kind = 'invited' and r.removed_at is null
           and coalesce(r.until >= register_day(), true)`,
  );
  const named = invitations.map(({ sections }) => sections);
  if (named.length === 0 || named.includes(null)) return null;
  return [...new Set(named.flatMap((sections) => sections ?? []))];
}
