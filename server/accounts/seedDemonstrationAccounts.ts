import { z } from 'zod';
import { SYSTEM } from '../audit/record.ts';
import { type Db, json, run, type Sql, sql } from '../platform/db/sql.ts';
import { addOrganisation } from './addOrganisation.ts';
import { OrganKind } from './contract.ts';
import { hashPassword } from './passwords.ts';

/** The password of every account of the sample register, printed in the manual and at the start. */
export const DEMONSTRATION_PASSWORD = 'diming-demo';

/** Form of `data/sample/organisations.json`. */
export const SampleOrganisations = z
  .object({ code: z.string(), name: z.string(), kind: OrganKind, division_code: z.string() })
  .array();
/** Form of `data/sample/accounts.json`. */
export const SampleAccounts = z
  .object({ username: z.string(), display_name: z.string(), organisation: z.string(), roles: z.string().array() })
  .array();

interface Sample {
  organisations: z.infer<typeof SampleOrganisations>;
  accounts: z.infer<typeof SampleAccounts>;
}

/**
 * The organisations and well-known accounts of a demonstration register, in the transaction that loads it. Only for
 * registers marked by `markDemonstration`. Answers the user names.
 * @throws Error when the sample names an organisation or role that does not exist
 */
export async function seedDemonstrationAccounts(tx: Db, sample: Sample, at: string): Promise<string[]> {
  for (const { division_code, ...rest } of sample.organisations) {
    await addOrganisation(tx, { divisionCode: division_code, ...rest }, { by: SYSTEM, at });
  }
  // One hash for all: the password is public anyway, and a dozen argon2 runs would hold up the start.
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
  const saved = await run(tx, insertAccounts(sample.accounts, { passwordHash, at }));
  if (saved !== sample.accounts.length) throw new Error('The sample has an account of an unknown organisation');
  await run(tx, insertRoles(rolesOf(sample)));
  return sample.accounts.map(({ username }) => username);
}

const rolesOf = ({ accounts }: Sample): { username: string; role: string }[] =>
  accounts.flatMap(({ username, roles }) => roles.map((role) => ({ username, role })));

const insertAccounts = (
  accounts: Sample['accounts'],
  { passwordHash, at }: { passwordHash: string; at: string },
): Sql => sql`
  insert into account (username, display_name, organisation_id, password_hash, demonstration, created_at)
  select given.username, given.display_name, o.id, ${passwordHash}, true, ${at}::timestamptz
    from jsonb_to_recordset(${json(accounts)}) as given (username text, display_name text, organisation text)
    join organisation o on o.code = given.organisation`;

// A role that does not exist breaks the foreign key.
const insertRoles = (roles: { username: string; role: string }[]): Sql => sql`
  insert into account_role (account_id, role)
  select a.id, given.role
    from jsonb_to_recordset(${json(roles)}) as given (username text, role text)
    join account a on a.username = given.username`;
