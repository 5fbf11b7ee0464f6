import { z } from 'zod';
import { type Db, maybeOne, one, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import type { CaseFacts } from './caseFacts.ts';
import { isAboutPlace } from './kindContract.ts';
import { requireListed } from './requireListedReason.ts';
import { endableNames } from './subjectPlace.ts';

const Standing = z.object({
  name: z.string().nullable(),
  candidate: z.string().nullable(),
  open: z.string().nullable(),
});

/**
 * A renaming or cancellation is submitted, or reopened, for a place whose name is in force, and of which no other case of these kinds is
 * open; a cancellation with a reason that was in force on the day. Answers the name in force; null for other kinds.
 * @throws Problem conflict `place-ended`, `place-in-case`; invalid-input for the reason
 */
export async function requireOpenPlace(tx: Db, found: CaseFacts, today: string): Promise<string | null> {
  const { kind, id, placeId } = found;
  if (!isAboutPlace(kind)) return null;
  // Two submissions for one place wait for each other here; the second then finds the first.
  await maybeOne(tx, z.object({ id: z.string() }), sql`select id from place where id = ${placeId} for update`);
  const { name, candidate, open } = await one(tx, Standing, selectStanding(found));
  if (name === null || (kind === 'cancellation' && name !== candidate)) throw ended();
  if (open !== null) throw inCase(open);
  if (kind === 'cancellation') await requireReason(tx, id, found.divisionCode, today);
  return name;
}

async function requireReason(tx: Db, id: string, division: string, day: string): Promise<void> {
  const { code } = await one(
    tx,
    z.object({ code: z.string() }),
    sql`select coalesce(cancellation_code, '') as code from naming_case where id = ${id}`,
  );
  await requireListed(tx, { kind: 'cancellation-reasons', code, day, division, pointer: '/cancellation/code' });
}

const ended = (): Problem =>
  new Problem('conflict', 'The place no longer bears this name', {
    detailZh: '该地名已变更或注销，请重新核对后再申请。',
    code: 'place-ended',
  });

const inCase = (caseNo: string): Problem =>
  new Problem('conflict', `Case ${caseNo} on this place is still open`, {
    detailZh: `该地名已有在办的更名或销名办件 ${caseNo}，办结后方可再申请。`,
    ...{ code: 'place-in-case', caseNo },
  });

/**
 * Nothing may be undone at a place that another case is about to change.
 * @throws Problem conflict `place-in-case`
 */
export async function requireNoOtherCase(tx: Db, found: CaseFacts): Promise<void> {
  await maybeOne(tx, z.object({ id: z.string() }), sql`select id from place where id = ${found.placeId} for update`);
  const { open } = await one(tx, Standing.pick({ open: true }), sql`select (${selectOpen(found)}) as open`);
  if (open !== null) throw inCase(open);
}

const selectStanding = ({ id, placeId, kind }: CaseFacts) => sql`
  select (select n.name from place_name n join place p on p.id = n.place_id
           where p.id = ${placeId} and p.status = 'live' and n.kind = 'standard' and n.status = any(${endableNames(kind)})
           order by n.status = 'standard' desc limit 1) as name,
         (select d.name from case_candidate d where d.case_id = ${id} and d.dropped_at is null order by d.rank limit 1) as candidate,
         (${selectOpen({ id, placeId })}) as open`;

const selectOpen = ({ id, placeId }: Pick<CaseFacts, 'id' | 'placeId'>) => sql`
  select c.case_no from naming_case c where c.place_id = ${placeId} and c.id <> ${id} and c.kind in ('renaming', 'cancellation')
     and c.state not in ('draft', 'withdrawn', 'refused', 'not_accepted', 'standard', 'superseded', 'abolished', 'revoked')
   limit 1`;
