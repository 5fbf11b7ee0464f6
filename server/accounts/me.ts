import { type Db, one, sql } from '../platform/db/sql.ts';
import { isDemonstration } from '../platform/demonstration.ts';
import type { Actor } from './actor.ts';
import { AccountId, Me, OrganKind } from './contract.ts';

/** The signed-in person as the screens show it. */
export async function me(db: Db, actor: Actor): Promise<Me> {
  const { divisionName } = await one(db, Division, selectDivision(actor.divisionCode));
  return {
    id: AccountId.parse(actor.id),
    username: actor.username,
    displayName: actor.displayName,
    organisation: {
      id: actor.organisationId,
      name: actor.organisationName,
      kind: OrganKind.parse(actor.organKind),
      divisionCode: actor.divisionCode,
    },
    divisionName,
    permissions: [...actor.permissions],
    demonstration: await isDemonstration(db),
  };
}

const Division = Me.pick({ divisionName: true });
// The code itself where the register does not hold the division (yet).
const selectDivision = (code: string) => sql`
  select coalesce((select name from division where code = ${code} and upper_inf(valid)), ${code}) as "divisionName"`;
