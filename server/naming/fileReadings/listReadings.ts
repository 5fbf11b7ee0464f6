import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { CaseId } from '../caseContract.ts';
import { FileReading } from './contract.ts';
import { isInCase } from './isInCase.ts';

interface Asked {
  id: CaseId;
  today: string;
}

/** Who opened the file of the case from outside, the latest first; an applicant is not told who supervises the office. */
export async function listReadings(db: Db, actor: Actor, { id, today }: Asked) {
  const { isApplicant, hasGround } = await one(db, Standing, selectStanding(actor, { id, today }));
  const mayRead = hasGround || (await isInCase(db, actor, id));
  return { mayRead, readings: isApplicant ? [] : await many(db, FileReading, selectReadings(id)) };
}

const Standing = z.object({ isApplicant: z.boolean(), hasGround: z.boolean() });

const selectStanding = (actor: Actor, { id, today }: Asked): Sql => sql`
  select applicant_org_id = ${actor.organisationId} and handler_org_id is distinct from ${actor.organisationId} as "isApplicant",
         exists (select 1 from case_file_reading r
                  where r.case_id = c.id and r.account_id = ${actor.id} and r.opened_on = ${today}) as "hasGround"
    from naming_case c where c.id = ${id}`;

const selectReadings = (id: CaseId): Sql => sql`
  select r.id, r.person, r.organisation, r.ground, r.opened_at as "openedAt",
         coalesce((select jsonb_agg(jsonb_build_object('file', f.file,
                     'at', to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by f.seq)
                     from case_file_read f where f.reading_id = r.id), '[]') as files
    from case_file_reading r where r.case_id = ${id} order by r.opened_at desc, r.id`;
