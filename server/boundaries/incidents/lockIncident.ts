import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, json, maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { findIncident } from './findIncident.ts';
import type { Incident, IncidentId, IncidentState } from './incidentContract.ts';

/** Who acts, when, and on which day in China. */
export interface Moment {
  actor: Actor;
  now: string;
  today: string;
}

const Locked = z.object({ version: z.number().int() });

/** An incident locked for a change. @throws Problem not-found, stale-version, wrong-state unless in one of the states */
export async function lockIncident(
  tx: Db,
  { id, version, states }: { id: IncidentId; version: number; states: readonly IncidentState[] },
): Promise<Incident> {
  const held = await maybeOne(tx, Locked, sql`select version from boundary_incident where id = ${id} for update`);
  if (held && held.version !== version)
    throw new Problem('stale-version', `It is at version ${held.version}, you read version ${version}`, {
      detailZh: `内容已被更新（当前版本 ${held.version}，您打开的是版本 ${version}），请刷新后再办理。`,
      current: held.version,
    });
  const found = await findIncident(tx, id);
  if (states.includes(found.state)) return found;
  throw new Problem('wrong-state', `Not possible for an incident in state ${found.state}`, {
    detailZh: '事件当前状态下不能办理此事项。',
    state: found.state,
  });
}

interface Done {
  id: IncidentId;
  act: Incident['acts'][number]['act'];
  measure?: string;
  outcome?: 'done' | 'under_way' | 'waived';
  content: object;
  moment: Moment;
}

/** Puts an act on the incident's record and into the audit, and makes it newer. */
export async function noteAct(tx: Db, { id, act, measure, outcome, content, moment }: Done): Promise<void> {
  const { actor, now } = moment;
  await run(
    tx,
    sql`insert into boundary_incident_act (incident_id, act, measure, outcome, content, actor_id, actor, organisation, at)
        values (${id}, ${act}, ${measure ?? null}, ${outcome ?? null}, ${json(content)}, ${actor.id}, ${actor.displayName},
                ${actor.organisationName}, ${now}::timestamptz)`,
  );
  await run(
    tx,
    sql`update boundary_incident set version = version + 1, updated_at = ${now}::timestamptz where id = ${id}`,
  );
  const subject = { subjectKind: 'boundary-incident', subjectId: id };
  const after = measure ? { measure, outcome, ...content } : content;
  await record(tx, { actor, action: `incidents.${act}`, ...subject, after, at: now });
}
