import type { Actor } from '../../accounts/actor.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';

/** Whose filing it is (alias `f`): the keeper's, and once it is no draft that of the offices that file, receive and announce. These read its file without giving a ground. */
export const inFiling = ({ organisationId: office }: Actor): Sql => sql`
  (f.keeper_org_id = ${office} or (f.state <> 'draft'
    and (f.filer_org_id = ${office} or f.receiver_org_id = ${office} or f.announcer_org_id = ${office})))`;
