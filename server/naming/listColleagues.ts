import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';

/** Who may handle cases in an office. */
export const selectColleagues = (organisationId: string): Sql => sql`
  select a.id, a.display_name as "displayName" from account a
   where a.organisation_id = ${organisationId} and not a.disabled
     and exists (select 1 from account_role r join role_permission p on p.role = r.role
                  where r.account_id = a.id and p.permission = 'naming.handle')`;

/** The handlers of the actor's own office, by name. */
export async function listColleagues(db: Db, actor: Actor) {
  const colleague = z.object({ id: z.string(), displayName: z.string() });
  return {
    items: await many(db, colleague, sql`${selectColleagues(actor.organisationId)} order by a.display_name, a.id`),
  };
}
