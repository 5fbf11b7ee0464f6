import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { fieldFault } from '../markers/fieldFault.ts';
import type { MarkerDeps } from '../markers/markerDeps.ts';
import { findIncident } from './findIncident.ts';
import type { Incident, IncidentId, Measure, MeasureDraft } from './incidentContract.ts';
import { lockIncident, noteAct } from './lockIncident.ts';
import { measureEvent, measureInspection, type ToDo } from './measureElsewhere.ts';
import { requireMeasure } from './requireMeasure.ts';

interface Given {
  id: IncidentId;
  version: number;
  draft: MeasureDraft;
}

/**
 * Records a measure of the law on an incident that was verified, with what shows that it was done; a marker's repair becomes an
 * event of that marker, a special inspection is opened, in the same transaction. Until the incident is settled a record on paper
 * may be put right by another one. @throws Problem stale-version, wrong-state, not-allowed, conflict, invalid-input
 */
export function recordMeasure(
  { db, now, today }: Pick<MarkerDeps, 'db' | 'now' | 'today'>,
  actor: Actor,
  { id, version, draft }: Given,
): Promise<Incident> {
  const moment = { actor, now: now(), today: today() };
  return db.transaction(async (tx) => {
    const found = await lockIncident(tx, { id, version, states: ['verified'] });
    const measure = openMeasure(found, draft);
    requireMeasure(found, { rule: measure.rule, draft, today: moment.today });
    if (draft.proof === 'penalty') requireOffice(found, actor);
    const { outcome, content } = await carryOut(tx, { found, draft, measure, moment });
    await noteAct(tx, { id, act: 'measure', measure: draft.measure, outcome, content, moment });
    return findIncident(tx, id);
  });
}

const FINAL = new Set(['marker_event', 'inspection']);

function openMeasure({ measures }: Incident, draft: MeasureDraft): Measure {
  const measure = measures.find(({ rule }) => rule.code === draft.measure);
  if (!measure) throw fieldFault('/measure', 'no-measure', 'No measure of this incident', '该事件没有这项措施');
  if (draft.proof !== 'waived' && draft.proof !== measure.rule.proof)
    throw fieldFault('/proof', 'other-proof', `Shown by ${measure.rule.proof}`, '这项措施的办理方式不符');
  const isFinal = measure.outcome === 'under_way' || (measure.outcome === 'done' && FINAL.has(measure.rule.proof));
  if (isFinal)
    throw new Problem('conflict', 'It was done, or is under way', {
      detailZh: '这项措施已经办理或正在办理。',
      code: 'measure-done',
    });
  return measure;
}

/** BR art. 17: the department that manages the mark there; an office above it may record what that one decided. */
function requireOffice({ responsibleSide }: Incident, { divisionCode }: Actor): void {
  const side = responsibleSide ?? '';
  if (side.startsWith(divisionPrefix(divisionCode)) || divisionCode.startsWith(divisionPrefix(side))) return;
  throw new Problem('not-allowed', 'A penalty is the matter of the side in charge', {
    detailZh: '行政处罚由负责管理一方的民政部门办理。',
    code: 'other-side',
  });
}

interface Result {
  outcome: 'done' | 'under_way' | 'waived';
  content: object;
}

async function carryOut(tx: Db, { found, draft, measure, moment }: ToDo): Promise<Result> {
  switch (draft.proof) {
    case 'marker_event':
      return { outcome: 'done', content: await measureEvent(tx, { found, draft, measure, moment }) };
    case 'inspection':
      return { outcome: 'under_way', content: await measureInspection(tx, { found, draft, measure, moment }) };
    case 'decision':
      await run(tx, sql`update boundary_incident set position_outcome = ${draft.outcome} where id = ${found.id}`);
      return { outcome: 'done', content: draft };
    case 'waived':
      return { outcome: 'waived', content: draft };
    default:
      return { outcome: 'done', content: draft };
  }
}
