import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Reply } from '../../platform/contract.ts';
import { type Db, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { DisputeId } from '../contract.ts';
import { isParty } from '../isParty.ts';
import { seatsOf } from '../seatsOf.ts';
import { OFFICES } from '../takesPart.ts';
import { type DisputeAccessApi, DisputeReader, type DisputeReaders } from './accessContract.ts';
import { headsReaders } from './namedReaders.ts';

const Parties = z.object({
  version: z.number().int(),
  sideA: z.string(),
  sideB: z.string(),
  handlerCode: z.string(),
  registrantCode: z.string(),
});

/** What somebody may do about the readers of a dispute, and of which offices he sees them. */
export interface ReaderRights {
  version: number;
  /** He heads an office of a party. */
  heads: boolean;
  /** He works for the government that handles the dispute, or stands in for it. */
  handles: boolean;
  /** The divisions whose offices have a part. */
  parties: readonly string[];
}

/** @throws Problem not-found */
export async function readerRights(db: Db, actor: Actor, id: DisputeId): Promise<ReaderRights> {
  const found = await one(
    db,
    Parties,
    sql`select version, side_a as "sideA", side_b as "sideB", handler_code as "handlerCode",
               registrant_code as "registrantCode" from dispute where id = ${id}`,
  );
  const parties = [found.sideA, found.sideB, found.handlerCode];
  const isOfParty = OFFICES.has(actor.organKind) && parties.includes(actor.divisionCode);
  const seats = await seatsOf(db, found);
  const asHandler = {
    party: 'handler',
    permission: actor.permissions.has('disputes.handle') ? 'disputes.handle' : 'disputes.readers',
  } as const;
  return {
    version: found.version,
    heads: isOfParty && headsReaders(actor),
    handles: OFFICES.has(actor.organKind) && isParty(asHandler, { found, seats, actor }),
    parties,
  };
}

/**
 * Who reads a dispute: of the asker's own government, of the invited, and, where he handles the dispute, of all. The other side does not
 * see whom a government has entrusted.
 */
export async function disputeReaders(db: Db, actor: Actor, id: DisputeId): Promise<DisputeReaders> {
  const rights = await readerRights(db, actor, id);
  return {
    version: rights.version,
    offices: await many(db, Office, selectOffices(id, rights, actor)),
    items: await many(db, DisputeReader, selectReaders(id, rights, actor)),
    mayEntrust: rights.heads,
    mayInvite: rights.handles && actor.permissions.has('disputes.handle'),
    mayReadLog: rights.heads || rights.handles,
  };
}

const Office = z.object({ organisation: z.string(), divisionCode: z.string(), restricted: z.boolean() });

const selectOffices = (id: DisputeId, { handles, parties }: ReaderRights, { divisionCode }: Actor): Sql => sql`
  select o.name as organisation, o.division_code as "divisionCode",
         exists (select 1 from dispute_reader r where r.dispute_id = ${id} and r.organisation_id = o.id
                  and r.kind = 'entrusted' and r.removed_at is null) as restricted
    from organisation o
   where o.kind = any(${[...OFFICES]}::text[]) and o.division_code = any(${[...parties]}::text[])
     and (${handles} or o.division_code = ${divisionCode})
   order by o.division_code, o.kind, o.code`;

const selectReaders = (id: DisputeId, rights: ReaderRights, { divisionCode, organisationId }: Actor): Sql => sql`
  select r.id, r.kind, r.person, r.organisation, r.sections, r.until, r.ground, r.added_by as "addedBy",
         r.added_by_organisation as "addedByOrganisation", r.added_at as "addedAt",
         r.removed_at is null and coalesce(r.until >= register_day(), true) as reads, r.removed_by as "removedBy",
         r.removed_at as "removedAt", r.removal_reason as "removalReason",
         r.removed_at is null and case r.kind when 'invited' then ${rights.handles}
           else ${rights.heads} and r.organisation_id = ${organisationId} end as removable
    from dispute_reader r
   where r.dispute_id = ${id} and (${rights.handles} or r.kind = 'invited' or r.division_code = ${divisionCode})
   order by r.removed_at is not null, r.kind, r.organisation, r.added_at, r.id`;

const Candidate = z.object({ accountId: z.uuid(), person: z.string(), organisation: z.string() });

/** Whom the asker may name in his own office, and whom he may invite from other organs of the division that handles the dispute. */
export async function readerCandidates(
  db: Db,
  actor: Actor,
  id: DisputeId,
): Promise<Reply<typeof DisputeAccessApi.candidates>> {
  const { heads, handles } = await readerRights(db, actor, id);
  const ofOffice = sql`o.id = ${actor.organisationId}`;
  return {
    entrust: heads ? await many(db, Candidate, selectCandidates(id, ofOffice)) : [],
    invite: handles ? await many(db, Candidate, selectCandidates(id, ofOtherOrgans(actor))) : [],
  };
}

/** Offices of other organs in the asker's division (alias `o`). */
export const ofOtherOrgans = ({ divisionCode }: Pick<Actor, 'divisionCode'>): Sql =>
  sql`o.division_code = ${divisionCode} and not o.kind = any(${[...OFFICES, 'applicant']}::text[])`;

/** Accounts (alias `a`) of offices (alias `o`) that can read disputes at all and do not read this one by name yet. */
export const selectCandidates = (id: DisputeId, of: Sql): Sql => sql`
  select a.id as "accountId", a.display_name as person, o.name as organisation
    from account a join organisation o on o.id = a.organisation_id
   where not a.disabled and ${of}
     and exists (select 1 from account_role x join role_permission p on p.role = x.role
                  where x.account_id = a.id and p.permission = 'disputes.read')
     and not exists (select 1 from dispute_reader r
                      where r.dispute_id = ${id} and r.account_id = a.id and r.removed_at is null)
   order by o.code, a.username`;
