import { z } from 'zod';
import { type AuditActor, record } from '../audit/record.ts';
import { type Db, maybeOne, one, run, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { hashPassword } from './passwords.ts';

export interface NewAccount {
  username: string;
  displayName: string;
  /** Code of an existing organisation. */
  organisation: string;
  roles: readonly string[];
  password: string;
}

const LEAST_PASSWORD = 12;
const USERNAME = /^[a-z][a-z0-9._-]{1,39}$/;
const Id = z.object({ id: z.string() });

/**
 * Adds an account with its roles and records it.
 * @throws Problem invalid-input, not-found (organisation or role), conflict (user name taken)
 */
export async function addAccount(
  db: Db,
  given: NewAccount,
  { by, at }: { by: AuditActor; at: string },
): Promise<string> {
  requireForm(given);
  const passwordHash = await hashPassword(given.password);
  return db.transaction(async (tx) => {
    const organisation = await maybeOne(tx, Id, sql`select id from organisation where code = ${given.organisation}`);
    if (!organisation) throw missing('organisation', given.organisation);
    const { id } = await one(tx, Id, insertAccount({ ...given, passwordHash, organisationId: organisation.id, at }));
    for (const role of given.roles) {
      if ((await run(tx, grant(id, role))) === 0) throw missing('role', role);
    }
    const after = { username: given.username, organisation: given.organisation, roles: given.roles };
    await record(tx, { actor: by, action: 'account.add', subjectKind: 'account', subjectId: id, after, at });
    return id;
  });
}

function requireForm({ username, password }: NewAccount): void {
  if (!USERNAME.test(username)) {
    throw new Problem('invalid-input', 'User names have 2 to 40 of a-z 0-9 . _ - and begin with a letter', {
      detailZh: '用户名应为 2 至 40 个小写字母、数字或 . _ -，以字母开头。',
    });
  }
  if (password.length < LEAST_PASSWORD) {
    throw new Problem('invalid-input', `Passwords have at least ${LEAST_PASSWORD} characters`, {
      detailZh: `密码至少 ${LEAST_PASSWORD} 个字符。`,
    });
  }
}

const missing = (what: string, id: string) =>
  new Problem('not-found', `There is no ${what} "${id}"`, { detailZh: `没有“${id}”。` });

const insertAccount = (a: NewAccount & { passwordHash: string; organisationId: string; at: string }): Sql => sql`
  insert into account (username, display_name, organisation_id, password_hash, created_at)
  values (${a.username}, ${a.displayName}, ${a.organisationId}, ${a.passwordHash}, ${a.at}::timestamptz)
  returning id`;
const grant = (id: string, role: string): Sql => sql`
  insert into account_role (account_id, role) select ${id}::uuid, id from role where id = ${role}`;
