import { z } from 'zod';
import { many, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { ActContext } from '../act.ts';
import { clockRule } from '../clocks.ts';
import { deadline } from '../deadline.ts';
import { systemStep } from '../systemStep.ts';

export interface Revocation {
  documentNo: string;
  revokedOn: string;
  /** Null for an organ outside this register. */
  organisationId: string | null;
  /** The organ that revokes, and the article it does so by. */
  organ: string;
  article: string;
  articleEn: string;
}

/** The name that an unlawful approval made standard: abolished on the day of the revocation and blocked for the row COOLING from then. */
export async function abolishRevokedName(context: ActContext, revocation: Revocation): Promise<void> {
  const { tx, found, today, now } = context;
  const { revokedOn } = revocation;
  const until = deadline(await clockRule(tx, 'COOLING', today, found.divisionCode), revokedOn);
  const given = sql`place_id = ${found.placeId} and kind = 'standard' and status = 'standard'`;
  await run(tx, insertEvent(context, revocation, { kind: 'abolished', of: given }));
  await run(
    tx,
    sql`update place_name set status = 'abolished', valid_to = greatest(valid_from, ${revokedOn}::date), blocked_until = ${until}
         where ${given}`,
  );
  // A place that was named anew has no other name; one that was renamed has its old one again.
  if (found.kind !== 'naming') return;
  await run(
    tx,
    sql`update place set status = 'abolished', version = version + 1, updated_at = ${now} where id = ${found.placeId}`,
  );
}

/** The name that a renaming replaced or a cancellation ended is in force again, and with it the cases that ended with it. */
export async function restoreEndedName(context: ActContext, revocation: Revocation): Promise<void> {
  const { tx, found, now } = context;
  const ended = endedName(context);
  await run(tx, insertEvent(context, revocation, { kind: 'restored', of: ended }));
  await run(
    tx,
    sql`update place_name set status = case legal_status when 'census_only' then 'census_only' else 'standard' end,
               valid_to = null, blocked_until = null where ${ended}`,
  );
  await run(
    tx,
    sql`update place set status = 'live', version = version + 1, updated_at = ${now} where id = ${found.placeId}`,
  );
  for (const { id } of await many(tx, z.object({ id: z.string() }), selectEnded(context)))
    await systemStep(context, id, 'standard', { code: 'restored-by', caseNo: found.caseNo ?? '' });
}

/** The row of the name that a renaming replaced or a cancellation ended, as a condition on `place_name`. */
export const endedName = ({ found }: ActContext): Sql => sql`id = (
  select e.id from place_name e join naming_case o on o.id = ${found.id} and e.place_id = o.place_id and e.name = o.old_name
   where e.kind = 'standard' and e.status = ${found.kind === 'renaming' ? 'former' : 'abolished'}
   order by e.valid_to desc limit 1)`;

const insertEvent = (
  { now }: ActContext,
  { documentNo, revokedOn, organ, article, articleEn }: Revocation,
  { kind, of }: { kind: 'abolished' | 'restored'; of: Sql },
): Sql => sql`
  insert into name_event (place_id, name_id, kind, on_day, authority, document_no, article, article_en, recorded_at)
  select place_id, id, ${kind}, ${revokedOn}, ${organ}, ${documentNo}, ${article}, ${articleEn}, ${now}
    from place_name where ${of}`;

/** Cases whose last step says that this one ended them. */
const selectEnded = ({ found }: ActContext): Sql => sql`
  select c.id from naming_case c
    join lateral (select note from case_step where case_id = c.id order by seq desc limit 1) s on true
   where c.place_id = ${found.placeId} and c.id <> ${found.id} and c.state in ('superseded', 'abolished')
     and s.note ->> 'code' = 'ended-by' and s.note ->> 'caseNo' = ${found.caseNo} order by c.id`;
