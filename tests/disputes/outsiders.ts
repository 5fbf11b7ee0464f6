import { z } from 'zod';
import { addOrganisation } from '#server/accounts/addOrganisation.ts';
import { issueToken } from '#server/accounts/issueToken.ts';
import { SYSTEM } from '#server/audit/record.ts';
import { many, run, sql } from '#server/platform/db/sql.ts';
import type { PublicServer } from '#tests/public/publicServer.ts';

/** Somebody who has no part in a dispute of Yanchi: how he signs his requests, and what he may ask for. */
export interface Outsider {
  who: string;
  headers: Record<string, string>;
  permissions: ReadonlySet<string>;
}

const OFFICES = [
  ['minzheng-640381', '青铜峡市民政局', 'civil_affairs', '640381'],
  ['zhujian-640323', '盐池县住房和城乡建设局', 'housing', '640323'],
] as const;

/**
 * Readers outside every dispute of Yanchi and its towns that Yanchi or the region handles. The officers have every role there is:
 * what keeps them out is nothing but that they take no part.
 */
export async function outsiders(server: PublicServer): Promise<Outsider[]> {
  for (const [code, name, kind, divisionCode] of OFFICES)
    await addOrganisation(server.db, { code, name, kind, divisionCode }, { by: SYSTEM, at: server.deps.now() }).catch(
      () => undefined,
    );
  await account(server, 'qingtongxia', 'minzheng-640381');
  await account(server, 'yanchi-zhujian', 'zhujian-640323');
  const powerful = { 'other county': 'qingtongxia', 'city above': 'jiexian', 'other bureau': 'yanchi-zhujian' };
  await everyRole(server, Object.values(powerful));
  const named = { ...powerful, auditor: 'shenji', administrator: 'admin', applicant: 'shenqing' };
  const visitor: Outsider = { who: 'visitor', headers: {}, permissions: new Set() };
  const officers = Object.entries(named).map(([who, username]) => outsider(server, who, username));
  return [visitor, ...(await Promise.all(officers))];
}

/** A further account of the sample, with the roles and password of `yanchi`. */
export async function account(
  { db }: Pick<PublicServer, 'db'>,
  username: string,
  organisation: string,
  role?: string,
): Promise<void> {
  await run(
    db,
    sql`with added as (
          insert into account (username, display_name, organisation_id, password_hash, demonstration, created_at)
          select ${username}, ${username}, o.id, a.password_hash, true, now()
            from organisation o, account a where o.code = ${organisation} and a.username = 'yanchi'
          returning id)
        insert into account_role (account_id, role)
        select added.id, r.id from added, role r
         where r.id = coalesce(${role ?? null}::text, 'civil_affairs')`,
  );
}

const everyRole = ({ db }: PublicServer, usernames: string[]): Promise<unknown> =>
  run(
    db,
    sql`insert into account_role (account_id, role)
        select a.id, r.id from account a, role r where a.username = any(${usernames}::text[]) on conflict do nothing`,
  );

async function outsider({ db, deps }: PublicServer, who: string, username: string): Promise<Outsider> {
  const token = await issueToken(db, username, { by: SYSTEM, at: deps.now() });
  const rows = await many(
    db,
    z.object({ permission: z.string() }),
    sql`select distinct p.permission from account a join account_role r on r.account_id = a.id
          join role_permission p on p.role = r.role where a.username = ${username}`,
  );
  const permissions = new Set(rows.map(({ permission }) => permission));
  return { who, headers: { Authorization: `Bearer ${token}` }, permissions };
}
