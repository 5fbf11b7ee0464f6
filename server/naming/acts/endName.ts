import { z } from 'zod';
import { many, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { ActContext } from '../act.ts';
import { clockRule } from '../clocks.ts';
import { deadline } from '../deadline.ts';
import { endableNames } from '../subjectPlace.ts';
import { systemStep } from '../systemStep.ts';

/**
 * The name that a renaming replaces becomes former, with its last day, and stays searchable (TR art. 10); the event says by
 * which document. Earlier cases of the place end as superseded. To be done before the new name becomes standard: a place has
 * one standard name at most.
 */
export async function supersedeName(context: ActContext): Promise<void> {
  const { tx, found } = context;
  await run(tx, insertRenamedEvent(context));
  await run(
    tx,
    sql`update place_name n set status = 'former', valid_to = k.decided_on
          from decision k
         where k.case_id = ${found.id} and n.place_id = ${found.placeId} and n.kind = 'standard'
           and n.status = any(${endableNames('renaming')})`,
  );
  await endEarlierCases(context, 'superseded');
}

/**
 * A cancelled name is abolished and never deleted. It stays blocked for the cooling period of the row COOLING, counted from
 * the decision, and its place ends with it.
 */
export async function endStandardName(context: ActContext, decidedOn: string): Promise<void> {
  const { tx, found, today, now } = context;
  const until = deadline(await clockRule(tx, 'COOLING', today, found.divisionCode), decidedOn);
  await run(tx, insertAbolishedEvent(context));
  await run(
    tx,
    sql`update place_name set status = 'abolished', valid_to = ${decidedOn}, blocked_until = ${until}
         where place_id = ${found.placeId} and kind = 'standard' and status = 'standard'`,
  );
  await run(
    tx,
    sql`update place set status = 'abolished', version = version + 1, updated_at = ${now} where id = ${found.placeId}`,
  );
  await endEarlierCases(context, 'abolished');
}

const Earlier = z.object({ id: z.string(), newName: z.string().nullable() });

async function endEarlierCases(context: ActContext, to: 'superseded' | 'abolished'): Promise<void> {
  const { tx, found } = context;
  const earlier = await many(tx, Earlier, selectEarlier(context));
  for (const { id, newName } of earlier) {
    await systemStep(context, id, to, { code: 'ended-by', caseNo: found.caseNo ?? '', name: newName });
  }
}

const selectEarlier = ({ found }: ActContext): Sql => sql`
  select c.id, (select n.name from place_name n where n.place_id = c.place_id and n.status = 'reserved') as "newName"
    from naming_case c
   where c.place_id = ${found.placeId} and c.state = 'standard' and c.id <> ${found.id} order by c.id`;

const insertRenamedEvent = ({ found, now }: ActContext): Sql => sql`
  insert into name_event (place_id, name_id, kind, on_day, authority, document_no, article, article_en, note, recorded_at)
  select n.place_id, n.id, 'renamed', k.decided_on, o.name, k.document_no, a.article_zh, a.article, e.name || ' → ' || n.name,
         ${now}
    from naming_case c
    join decision k on k.case_id = c.id
    join organisation o on o.id = c.approver_org_id
    join authority a on a.id = c.authority_id
    join place_name n on n.place_id = c.place_id and n.kind = 'standard' and n.status = 'reserved'
    join place_name e on e.place_id = c.place_id and e.kind = 'standard' and e.status = any(${endableNames('renaming')})
   where c.id = ${found.id}`;

// No article: the Regulations have none on cancelling; what there is stands in the code list of reasons.
const insertAbolishedEvent = ({ found, now }: ActContext): Sql => sql`
  insert into name_event (place_id, name_id, kind, on_day, authority, document_no, note, recorded_at)
  select n.place_id, n.id, 'abolished', k.decided_on, o.name, k.document_no, c.cancellation_text, ${now}
    from naming_case c
    join decision k on k.case_id = c.id
    join organisation o on o.id = c.approver_org_id
    join place_name n on n.place_id = c.place_id and n.kind = 'standard' and n.status = 'standard'
   where c.id = ${found.id}`;
