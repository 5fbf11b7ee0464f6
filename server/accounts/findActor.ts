import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Db, maybeOne, run, type Sql, sql } from '../platform/db/sql.ts';
import type { Actor } from './actor.ts';

const ActorRow = z.object({
  id: z.string(),
  username: z.string(),
  displayName: z.string(),
  organisationId: z.string(),
  organisationName: z.string(),
  organKind: z.string(),
  divisionCode: z.string(),
  permissions: z.string().array(),
});

/** The account as actor with all permissions of its roles; undefined when it is gone or disabled. */
export async function findActor(db: Db, accountId: string): Promise<Actor | undefined> {
  const row = await maybeOne(db, ActorRow, selectActor(sql`a.id = ${accountId}`));
  return row && { ...row, permissions: new Set(row.permissions), kind: 'session' };
}

/** The account that a bearer token stands for; undefined when the token is unknown or revoked. */
export async function findActorByToken(db: Db, token: string): Promise<Actor | undefined> {
  const hash = tokenHash(token);
  const byToken = sql`a.id = (select account_id from api_token where hash = ${hash} and revoked_at is null)`;
  const row = await maybeOne(db, ActorRow, selectActor(byToken));
  if (!row) return undefined;
  await run(db, markUsed(hash));
  return { ...row, permissions: new Set(row.permissions), kind: 'token' };
}

/** What is kept of a token: it has 256 random bits, so a plain hash cannot be guessed back. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

// Everybody in a demonstration register may move its clock.
const selectActor = (which: Sql): Sql => sql`
  select a.id, a.username, a.display_name as "displayName", o.id as "organisationId", o.name as "organisationName",
         o.kind as "organKind", o.division_code as "divisionCode",
         array(select distinct p.permission
                 from account_role r join role_permission p on p.role = r.role
                where r.account_id = a.id
               union
               select 'demo.clock' from setting where key = 'demonstration' and value = 'true'::jsonb
               order by 1) as permissions
    from account a
    join organisation o on o.id = a.organisation_id
   where ${which} and not a.disabled`;

// Once in ten minutes is precise enough to find forgotten tokens, and spares a write per request.
const markUsed = (hash: Buffer): Sql => sql`
  update api_token set last_used_at = now()
   where hash = ${hash} and coalesce(last_used_at, '-infinity') < now() - interval '10 minutes'`;
