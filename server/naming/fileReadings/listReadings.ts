import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import { FileReading } from './contract.ts';
import { FILES, type FileOf } from './fileOf.ts';
import { takesPart } from './takesPart.ts';

/** Who opened a file from outside, the latest first; an applicant is not told who supervises the office. */
export async function listReadings(db: Db, actor: Actor, file: FileOf, today: string) {
  const { isApplicant, hasGround } = await one(db, Standing, selectStanding(actor, file, today));
  const mayRead = hasGround || (await takesPart(db, actor, file));
  return { mayRead, readings: isApplicant ? [] : await many(db, FileReading, selectReadings(file)) };
}

const Standing = z.object({ isApplicant: z.boolean(), hasGround: z.boolean() });

const selectStanding = (actor: Actor, { of, id }: FileOf, today: string): Sql => sql`
  select exists (select 1 from naming_case c where c.id = ${id} and c.applicant_org_id = ${actor.organisationId}
                  and c.handler_org_id is distinct from ${actor.organisationId}) as "isApplicant",
         exists (select 1 from case_file_reading r where r.${FILES[of].column} = ${id} and r.account_id = ${actor.id}
                  and r.opened_on = ${today}) as "hasGround"`;

const selectReadings = ({ of, id }: FileOf): Sql => sql`
  select r.id, r.person, r.organisation, r.ground, r.opened_at as "openedAt",
         coalesce((select jsonb_agg(jsonb_build_object('file', f.file,
                     'at', to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by f.seq)
                     from case_file_read f where f.reading_id = r.id), '[]') as files
    from case_file_reading r where r.${FILES[of].column} = ${id} order by r.opened_at desc, r.id`;
