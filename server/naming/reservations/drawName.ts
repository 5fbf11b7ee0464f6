import { z } from 'zod';
import { normaliseName } from '../../gazetteer/normaliseName.ts';
import { json, maybeOne, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { ActContext } from '../act.ts';
import { systemStep } from '../systemStep.ts';

/** The candidate that was chosen, with what the register keeps of it. */
export interface HeldCandidate {
  id: string;
  name: string;
  meaning: string;
  reason: string;
}

const Held = z.object({
  id: z.string(),
  name: z.string(),
  nameId: z.string(),
  placeId: z.string(),
  caseId: z.string().nullable(),
  state: z.enum(['free', 'drawn', 'used', 'expired']),
});

/**
 * Takes over the name that a reservation or a plan holds, with its place, if the case asked for it and this candidate is that
 * name; else undefined. The place gets the shape and words of the application.
 * @throws Problem conflict `reservation-gone` when it expired or another case drew it meanwhile
 */
export async function drawName(context: ActContext, candidate: HeldCandidate): Promise<string | undefined> {
  const { tx, found, now } = context;
  if (found.drawsId === null) return undefined;
  const held = await maybeOne(tx, Held, lockHeld(found.drawsId));
  if (!held || normaliseName(held.name) !== normaliseName(candidate.name)) return undefined;
  if (held.state !== 'free') throw gone(held.name);
  await run(
    tx,
    sql`update name_reservation set state = 'drawn', drawn_by = ${found.id}, updated_at = ${now} where id = ${held.id}`,
  );
  await run(tx, takePlace(context, held.placeId, candidate));
  await run(tx, takeName(context, held.nameId));
  if (held.caseId !== null) {
    await systemStep(context, held.caseId, 'drawn', { code: 'drawn-by', caseNo: found.caseNo ?? '' });
  }
  return held.placeId;
}

const gone = (name: string): Problem =>
  new Problem('conflict', `The reserved name ${name} is no longer free`, {
    detailZh: `预留名称“${name}”已被其他办件启用或已到期。`,
    code: 'reservation-gone',
  });

const lockHeld = (id: string): Sql => sql`
  select r.id, n.name, n.id as "nameId", r.place_id as "placeId", r.case_id as "caseId", r.state
    from name_reservation r join place_name n on n.id = r.name_id where r.id = ${id} for update of r`;

const takePlace = ({ found, now }: ActContext, placeId: string, { meaning, reason }: HeldCandidate): Sql => sql`
  update place p set geom = c.geom, division_code = c.division_code, meaning = ${meaning}, origin = ${reason},
         description = c.location || case when c.extent = '' then '' else '；' || c.extent end,
         attributes = coalesce(c.attributes, ${json({})}), position_source = '申请图形', source = '办件 ' || c.case_no,
         version = p.version + 1, updated_at = ${now}
    from naming_case c where c.id = ${found.id} and p.id = ${placeId}`;

/** A plan of a city holds its names in no county yet: from now on the name belongs to that of the case. */
const takeName = ({ found }: ActContext, nameId: string): Sql => sql`
  with taken as (
    update place_name set county_code = ${found.divisionCode.slice(0, 6)} where id = ${nameId}
       and county_code <> ${found.divisionCode.slice(0, 6)} returning id, county_code)
  update name_reading r set county_code = taken.county_code from taken where r.name_id = taken.id`;
