import type { Actor } from '../../accounts/actor.ts';
import { run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { fieldFault } from '../markers/fieldFault.ts';
import type { MarkerDeps } from '../markers/markerDeps.ts';
import { findIncident } from './findIncident.ts';
import type { Incident, IncidentId, NoticeDraft } from './incidentContract.ts';
import { lockIncident, noteAct } from './lockIncident.ts';

interface Given {
  id: IncidentId;
  version: number;
  draft: NoticeDraft;
}

/**
 * That a side knows of the incident: an account of that side takes note of it, or the office records how the other side, which
 * may be no user, was told. @throws Problem stale-version, wrong-state, not-allowed, conflict, invalid-input
 */
export function informSide(
  { db, now, today }: Pick<MarkerDeps, 'db' | 'now' | 'today'>,
  actor: Actor,
  { id, version, draft }: Given,
): Promise<Incident> {
  const moment = { actor, now: now(), today: today() };
  return db.transaction(async (tx) => {
    const found = await lockIncident(tx, { id, version, states: ['reported', 'verified'] });
    const notice = noticeOf(found, draft, moment);
    if (found.notices.some(({ side }) => side === notice.side))
      throw new Problem('conflict', 'This side knows already', {
        detailZh: '该方已经知悉。',
        code: 'informed-already',
      });
    await run(
      tx,
      sql`insert into boundary_incident_notice (incident_id, side, method, informed_on, person, how, at)
          values (${id}, ${notice.side}, ${draft.method}, ${notice.informedOn}::date, ${notice.person}, ${notice.how},
                  ${moment.now}::timestamptz)`,
    );
    await noteAct(tx, { id, act: 'inform', content: notice, moment });
    return findIncident(tx, id);
  });
}

function noticeOf(
  { sideA, sideB, foundOn }: Incident,
  draft: NoticeDraft,
  { actor, today }: { actor: Actor; today: string },
) {
  const sides = [sideA.code, sideB.code];
  if (draft.method === 'account') {
    if (!sides.includes(actor.divisionCode))
      throw new Problem('not-allowed', 'Only an account of a side takes note for it; record how it was told instead', {
        detailZh: '只有界线一方的账号可以签收；其他情况请登记告知方式。',
        code: 'no-side',
      });
    return { side: actor.divisionCode, informedOn: today, person: actor.displayName, how: null };
  }
  if (!sides.includes(draft.side)) throw fieldFault('/side', 'no-side', 'No side of the line', '不是界线的一方');
  if (draft.informedOn < foundOn || draft.informedOn > today)
    throw fieldFault(
      '/informedOn',
      'wrong-day',
      'Told between the day it was found and today',
      '告知日期应在发现之后、今天之前',
    );
  const { method: _, ...notice } = draft;
  return notice;
}
