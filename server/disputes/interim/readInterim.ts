import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { Instant } from '../../platform/contract.ts';
import { type Db, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { DisputeId } from '../contract.ts';
import { evidenceParts } from '../evidence/evidenceParts.ts';
import { noDispute } from '../findDispute.ts';
import { DisputeIncident, Interim, ResponseKind } from './interimContract.ts';
import { owedOf } from './owedOf.ts';

const Response = z.object({
  side: z.enum(['a', 'b']),
  kind: ResponseKind,
  at: Instant,
  who: z.string(),
  what: z.string().nullable(),
});
const Stored = Interim.omit({ parts: true, incidents: true }).extend({
  incidents: DisputeIncident.omit({ owed: true }).extend({ responses: Response.array() }).array(),
});
const Facts = z.object({
  sideA: z.string(),
  sideB: z.string(),
  handlerCode: z.string(),
  registrantCode: z.string(),
  open: z.boolean(),
});

/**
 * Duties of both sides while a dispute is open (BD art. 10), measures taken and incidents, the latest first, with what each side
 * still owes at a moment. Whether one may read it is asked before. @throws Problem not-found
 */
export async function readInterim(db: Db, actor: Actor, { id, now }: { id: DisputeId; now: string }): Promise<Interim> {
  const found = await maybeOne(db, Facts, selectFacts(id));
  if (!found) throw noDispute(id);
  const stored = await one(db, Stored, selectInterim(id));
  const incidents = stored.incidents.map(({ responses, ...incident }) => ({
    ...incident,
    owed: owedOf(incident.happenedAt, responses, { now: incident.closedAt ?? now, targets: stored.targets }),
  }));
  return { ...stored, incidents, parts: found.open ? await evidenceParts(db, found, actor) : [] };
}

const selectFacts = (id: DisputeId): Sql => sql`
  select d.side_a as "sideA", d.side_b as "sideB", d.handler_code as "handlerCode", d.registrant_code as "registrantCode", s.open
    from dispute d join dispute_state s on s.id = d.state where d.id = ${id}`;

const instant = (at: Sql): Sql => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const list = (rows: Sql): Sql => sql`coalesce((${rows}), '[]')`;
const RECORDED = (alias: Sql): Sql => sql`
  'recordedBy', ${alias}.recorded_by, 'organisation', ${alias}.organisation, 'recordedAt', ${instant(sql`${alias}.recorded_at`)}`;

const RESPONSES: Sql = sql`
  select jsonb_agg(jsonb_build_object('side', r.side, 'kind', r.kind, 'at', ${instant(sql`r.at`)}, 'who', r.who, 'what', r.what)
           order by r.id)
    from dispute_incident_response r where r.incident_id = i.id`;

const selectInterim = (id: DisputeId): Sql => sql`
  select ${list(sql`select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'label', label, 'labelZh', label_zh,
           'article', article, 'articleZh', article_zh, 'verified', verified) order by position) from interim_duty`)} as duties,
         ${list(sql`select jsonb_agg(jsonb_build_object('id', id, 'hours', hours, 'note', note, 'noteZh', note_zh,
           'verified', verified) order by id) from interim_target`)} as targets,
         ${list(sql`select jsonb_agg(jsonb_build_object('id', m.id, 'part', m.part, 'takenOn', m.taken_on, 'takenBy', m.taken_by,
           'what', m.what, ${RECORDED(sql`m`)}) order by m.taken_on desc, m.recorded_at desc, m.id)
           from dispute_measure m where m.dispute_id = ${id}`)} as measures,
         ${list(sql`select jsonb_agg(jsonb_build_object('id', i.id, 'version', i.version, 'acts', i.acts,
           'happenedAt', ${instant(sql`i.happened_at`)}, 'place', i.place, 'what', i.what, 'hurt', i.hurt, 'dead', i.dead,
           'position', case when i.position is null then null else jsonb_build_array(st_x(i.position), st_y(i.position)) end,
           ${RECORDED(sql`i`)}, 'outcome', i.outcome, 'withoutReason', i.without_reason, 'closedBy', i.closed_by,
           'closedAt', ${instant(sql`i.closed_at`)}, 'responses', ${list(RESPONSES)}) order by i.happened_at desc, i.recorded_at desc, i.id)
           from dispute_incident i where i.dispute_id = ${id}`)} as incidents`;
