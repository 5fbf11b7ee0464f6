import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { LineId } from '../../boundaries/contract.ts';
import { Secrecy } from '../../boundaries/lines/archiveContract.ts';
import { DossierState } from '../../dossiers/draftContract.ts';
import { type Db, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { type DisputeId, DisputeTrack } from '../contract.ts';
import { noDispute } from '../findDispute.ts';
import { isParty, sidesOf } from '../isParty.ts';
import { seatsOf } from '../seatsOf.ts';
import { type JudgedSettlement, judgeSettlement } from './judgeSettlement.ts';
import type { Wanting } from './resultContract.ts';
import { type Settled, settledCourse } from './settledCourse.ts';

const Line = z.object({
  id: LineId,
  version: z.number(),
  code: z.string(),
  status: z.enum(['draft', 'demarcated', 'changed']),
  secrecy: Secrecy,
  schematic: z.boolean(),
  isEnded: z.boolean(),
});
const Dossier = z.object({
  id: z.uuid(),
  title: z.string(),
  state: DossierState,
  effectiveOn: z.string().nullable(),
  applied: z.boolean(),
});
const Found = z.object({
  id: z.uuid().brand<'DisputeId'>(),
  version: z.number(),
  track: DisputeTrack,
  state: z.string(),
  title: z.string(),
  agreement: z.string().nullable(),
  sideA: z.string(),
  sideB: z.string(),
  nameA: z.string(),
  nameB: z.string(),
  handlerCode: z.string(),
  /** The government that decides. */
  handler: z.string(),
  registrantCode: z.string(),
  /** The state is one in which the line may take force. */
  isRipe: z.boolean(),
  isInForce: z.boolean(),
  line: Line.nullable(),
  dossier: Dossier.nullable(),
});
export type FoundDispute = z.infer<typeof Found>;

export interface ResultFacts {
  found: FoundDispute;
  settled: Settled | undefined;
  /** Undefined where there is no settlement, or no line that is read here. */
  judged: JudgedSettlement | undefined;
}

/** All that the way from settlement to line depends on, as it is now. @throws Problem not-found */
export async function resultFacts(db: Db, id: DisputeId, day: string): Promise<ResultFacts> {
  const found = await maybeOne(db, Found, selectFound(id));
  if (!found) throw noDispute(id);
  const settled = await settledCourse(db, id);
  const { line } = found;
  const isRead = line !== null && line.secrecy !== 'restricted' && !line.isEnded && !found.isInForce;
  const judged =
    isRead && settled ? await judgeSettlement(db, { lineId: line.id, course: settled.course }, day) : undefined;
  return { found, settled, judged };
}

/** What still stands between the settlement and the line in force, but for the reader's office. */
export function wantingOf({ found, settled, judged }: ResultFacts): Wanting[] {
  const isUnsound = judged !== undefined && judged.effect === null;
  const isOpenChange = settled?.changesAffiliation === true && found.dossier?.applied !== true;
  const wanting: [Wanting, boolean][] = [
    ['settlement', settled === undefined],
    ['line', found.line === null],
    ['ended', found.line?.isEnded === true],
    ['restricted', found.line?.secrecy === 'restricted'],
    ['course', isUnsound],
    ['dossier', isOpenChange],
    ['state', !found.isRipe],
  ];
  return wanting.flatMap(([what, is]) => (is ? [what] : []));
}

/** What the reader's office may do: `decides` for both sides, or `takesPart` in the work that follows. */
export async function officeOf(db: Db, found: FoundDispute, actor: Actor) {
  const seats = await seatsOf(db, found);
  const reading = { found, seats, actor };
  const decides = isParty({ party: 'handler', permission: 'disputes.handle' }, reading);
  const isSide = actor.permissions.has('disputes.handle') && sidesOf(reading).length > 0;
  return { decides, takesPart: decides || isSide };
}

const nameOf = (code: Sql): Sql =>
  sql`coalesce((select v.name from division v where v.code = ${code} order by lower(v.valid) desc limit 1), ${code})`;

const selectFound = (id: DisputeId): Sql => sql`
  select d.id, d.version, d.track, d.state, d.title, d.agreement, d.side_a as "sideA", d.side_b as "sideB",
         ${nameOf(sql`d.side_a`)} as "nameA", ${nameOf(sql`d.side_b`)} as "nameB", d.handler_code as "handlerCode",
         case d.handler_code when '000000' then '国务院' else ${nameOf(sql`d.handler_code`)} || '人民政府' end as handler,
         d.registrant_code as "registrantCode",
         exists (select 1 from dispute_result_state r where r.state = d.state) as "isRipe",
         exists (select 1 from dispute_result r where r.dispute_id = d.id) as "isInForce",
         case when l.id is not null then jsonb_build_object('id', l.id, 'version', l.version, 'code', l.code, 'status', l.status,
           'secrecy', l.secrecy, 'schematic', l.schematic, 'isEnded', not upper_inf(l.valid)) end as line,
         case when c.id is not null then jsonb_build_object('id', c.id, 'title', c.draft ->> 'title', 'state', c.state,
           'effectiveOn', c.effective_on, 'applied', c.applied_at is not null) end as dossier
    from dispute d
    left join dispute_settlement s on s.dispute_id = d.id
    left join boundary_line l on l.id = d.line_id
    left join division_dossier c on c.id = s.dossier_id
   where d.id = ${id}`;

/** Whether the result of a dispute was laid on the line on record, or its place recorded where the line is not drawn here. */
export const lineIsInForce = async (db: Db, id: DisputeId): Promise<boolean> =>
  (
    await one(
      db,
      z.object({ is: z.boolean() }),
      sql`select exists (select 1 from dispute_result where dispute_id = ${id}) as is`,
    )
  ).is;

/** Whether the settled course can be laid on the line on record as it is today; true where no line is read here. */
export async function resultReady(db: Db, id: DisputeId, day: string): Promise<boolean> {
  const wanting = wantingOf(await resultFacts(db, id, day));
  return !wanting.includes('settlement') && !wanting.includes('course');
}

/** Whether the change of divisions that a settlement needs was approved (BD art. 14 para. 2); true where it needs none. */
export async function changeApproved(db: Db, id: DisputeId): Promise<boolean> {
  const { approved } = await one(
    db,
    z.object({ approved: z.boolean() }),
    sql`select coalesce((
          select not coalesce(s.changes_affiliation, true) or c.state in ('approved', 'announced', 'implementing', 'completed', 'archived')
            from dispute_settlement s left join division_dossier c on c.id = s.dossier_id where s.dispute_id = ${id}), false) as approved`,
  );
  return approved;
}
