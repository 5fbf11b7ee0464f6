import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { requireAfterVersion } from '../../boundaries/lines/adoptAgreement.ts';
import { changeCourse } from '../../boundaries/lines/drafts/changeCourse.ts';
import { beginVersion } from '../../boundaries/lines/lineVersions.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { type Db, json, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { DisputeId } from '../contract.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import { recordStep } from '../disputeStep.ts';
import { lockDispute } from '../lockDispute.ts';
import { earliestOn } from './earliestOn.ts';
import { findResult } from './findResult.ts';
import { writeLinePapers } from './linePapers.ts';
import { type Ready, requireReady } from './readyResult.ts';
import { requireOwnWords } from './requireOwnWords.ts';
import type { LineInForce } from './resultContract.ts';
import { resultFacts } from './resultFacts.ts';
import { listResultTasks } from './resultTasks.ts';

interface Given {
  id: DisputeId;
  version: number;
  body: LineInForce;
}

/**
 * The line takes force as settled (BD arts. 14–16, BR art. 15), in one transaction: agreement or decision on the line's own record,
 * another course where it is one, outlines, versions, event, the list of what is left to do. The course is judged anew against
 * the line as it is now.
 * @throws Problem not-allowed, stale-version, wrong-state, invalid-input, conflict with `faults` or `refusal`
 */
export function putLineInForce(deps: DisputeDeps, actor: Actor, { id, version, body }: Given) {
  const [at, today] = [deps.now(), deps.today()];
  return deps.db.transaction(async (tx) => {
    const locked = await lockDispute(tx, { id, version });
    if (locked.lineId !== null) await run(tx, sql`select id from boundary_line where id = ${locked.lineId} for update`);
    await run(tx, sql`lock table boundary_arc in share row exclusive mode`);
    const ready = await requireReady(tx, actor, await resultFacts(tx, id, today));
    requireFits(ready, body, today);
    const by = { actor, at, today };
    const outcome = await write(tx, ready, body, by);
    await listResultTasks(tx, ready, { body, actor, today });
    const { state } = ready.found;
    await run(tx, sql`update dispute set version = version + 1, updated_at = ${at}::timestamptz where id = ${id}`);
    const after = { ...body, outcome, areas: ready.judged.effect.areas };
    await recordStep(tx, { act: 'putLineInForce', from: state, to: state, after }, { id, actor, at });
    return findResult(tx, actor, { id, day: today });
  });
}

function requireFits({ found, settled }: Ready, body: LineInForce, today: string): void {
  if (found.line?.version !== body.lineVersion)
    throw new Problem('stale-version', 'The line changed since: look at the gains and losses again', {
      detailZh: '界线在您查看之后有变动，增减面积已重新计算，请刷新核对后再办理。',
      code: 'line-changed',
      current: found.line?.version,
    });
  requireOwnWords(found.title, {
    '/title': body.title,
    '/courseText': body.courseText,
    '/filedWith': body.filedWith,
    ...Object.fromEntries(body.maps.map((map, i) => [`/maps/${i}`, map])),
  });
  const earliest = earliestOn({ found, settled });
  if (body.on < earliest)
    throw fieldProblem(
      '/on',
      'before-settlement',
      `It took effect on ${earliest}`,
      `不得早于协议、决定生效之日（${earliest}）`,
    );
  if (body.on > today)
    throw fieldProblem('/on', 'in-future', 'It is recorded when it has taken force', '生效日期不能晚于今天');
  if (body.filedOn !== null && body.filedOn < settled.settledOn)
    throw fieldProblem('/filedOn', 'before-signing', 'It is filed after it was signed', '备案日期不能早于签订日期');
}

interface By {
  actor: Actor;
  at: string;
  today: string;
}

async function write(tx: Db, ready: Ready, body: LineInForce, by: By): Promise<'moved' | 'kept'> {
  const { judged, found, settled } = ready;
  const { line, steps } = judged;
  const papers = await writeLinePapers(tx, { found, settled, line, body }, by);
  const moves = steps.edits.length > 0;
  const own = updateLine(ready, body, { ...papers, moves, at: by.at });
  const agreementId = papers.agreementId ?? (found.track === 'T2' ? line.agreementId : null);
  const approver = settled.kind === 'agreement' ? `${found.nameA}人民政府、${found.nameB}人民政府` : found.handler;
  const { documentId: approvalId, document: approval } = papers;
  const moment = { day: body.on, at: by.at };
  const lines =
    moves && judged.judged
      ? await changeCourse(tx, {
          ...{
            id: line.id,
            judged: judged.judged,
            title: body.title,
            approval,
            approvalId,
            today: by.today,
            ...moment,
          },
          // Only ends of township lines move along, and those follow the line between their counties.
          requireMine: async () => {},
          settled: { line: own, agreementId, approver },
        })
      : await keepCourse(tx, { line, own, agreementId, approvalId }, moment);
  const subject = { subjectKind: 'boundary-line', subjectId: line.id };
  const after = { on: body.on, document: approval, areas: judged.effect.areas, lines };
  const action = moves ? 'boundaries.take-force' : 'boundaries.adopt';
  await record(tx, { actor: by.actor, action, ...subject, before: { status: line.status }, after, at: by.at });
  const draftId = moves ? await keepDraft(tx, ready, body, { ...by, approvalId }) : null;
  await run(tx, insertResult(ready, body, { ...by, ...papers, draftId }));
  return moves ? 'moved' : 'kept';
}

interface Kept {
  line: Ready['judged']['line'];
  own: Sql;
  agreementId: string | null;
  approvalId: string;
}

async function keepCourse(tx: Db, { line, own, agreementId, approvalId }: Kept, moment: { day: string; at: string }) {
  await requireAfterVersion(tx, line.id, moment.day);
  await run(tx, own);
  await run(tx, sql`update boundary_line set version = version + 1 where id = ${line.id}`);
  await beginVersion(tx, { lineId: line.id, cause: 'adopted', agreementId, approvalId }, moment);
  return [line.id];
}

interface Papered {
  agreementId: string | null;
  document: string;
  moves: boolean;
  at: string;
}

// A demarcated line whose position alone was decided stays as it is; what its agreement says of the course is not edited then.
function updateLine({ found, judged }: Ready, body: LineInForce, { agreementId, document, moves, at }: Papered): Sql {
  const { line } = judged;
  const isT2 = found.track === 'T2';
  const changed = isT2 && !moves ? line.status : 'changed';
  const status = line.status === 'draft' ? 'demarcated' : changed;
  return sql`
    update boundary_line
       set status = ${status}, agreement = ${isT2 ? sql`coalesce(agreement, ${found.agreement})` : sql`${body.title}`},
           agreement_id = ${isT2 ? sql`agreement_id` : sql`${agreementId}::uuid`},
           approval_document = ${agreementId === null ? sql`${document}` : sql`approval_document`},
           course_text = ${isT2 && !moves ? sql`coalesce(course_text, ${body.courseText})` : sql`${body.courseText}`},
           updated_at = ${at}::timestamptz
     where id = ${line.id}`;
}

async function keepDraft(
  tx: Db,
  { judged }: Ready,
  body: LineInForce,
  { actor, at, approvalId }: By & { approvalId: string },
) {
  const { id } = await one(
    tx,
    z.object({ id: z.uuid() }),
    sql`insert into boundary_line_draft (line_id, title, edits, state, proposed_by, organisation, division_code, approval_id, in_force_on,
          created_at, updated_at)
        values (${judged.line.id}, ${body.title.slice(0, 100)}, ${json(judged.steps.edits)}::jsonb, 'in_force', ${actor.displayName},
          ${actor.organisationName}, ${actor.divisionCode}, ${approvalId}::uuid, ${body.on}::date, ${at}::timestamptz, ${at}::timestamptz)
        returning id`,
  );
  return id;
}

interface Result extends By {
  agreementId: string | null;
  documentId: string;
  draftId: string | null;
}

const insertResult = ({ found, judged }: Ready, body: LineInForce, by: Result): Sql => sql`
  insert into dispute_result (dispute_id, line_id, outcome, in_force_on, draft_id, agreement_id, document_id, effect, recorded_by,
    organisation, recorded_at)
  values (${found.id}, ${judged.line.id}, ${by.draftId === null ? 'kept' : 'moved'}, ${body.on}::date, ${by.draftId}::uuid,
    ${by.agreementId}::uuid, ${by.documentId}::uuid, ${json(judged.effect)}::jsonb, ${by.actor.displayName},
    ${by.actor.organisationName}, ${by.at}::timestamptz)`;
