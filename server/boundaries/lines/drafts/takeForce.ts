import type { Actor } from '../../../accounts/actor.ts';
import { record } from '../../../audit/record.ts';
import { type Db, run, sql } from '../../../platform/db/sql.ts';
import type { BoundaryLineDetail, LineId } from '../../contract.ts';
import { findLine } from '../../findLine.ts';
import { requireApproval } from '../adoptAgreement.ts';
import { fieldFault } from '../fieldFault.ts';
import type { LineDeps } from '../lineDeps.ts';
import { type LineFacts, lockLine } from '../lockLine.ts';
import { changeCourse } from './changeCourse.ts';
import type { DraftId, TakeForce } from './draftContract.ts';
import { judgeEdits } from './judgeEdits.ts';
import { lockDraft, unsound } from './saveDraft.ts';

/**
 * A draft takes force on a day (BR arts. 2, 9): in one transaction the arcs take their new course, the outlines of all
 * divisions along them follow, for townships too, and each line touched begins a version; the old ones stay on record. A
 * line with an agreement needs the approval document and is `changed` then. What was public must be cleared anew.
 * @throws Problem not-allowed, stale-version, wrong-state, invalid-input, conflict with `faults`
 */
export function takeForce(
  deps: LineDeps,
  actor: Actor,
  given: { id: DraftId; version: number; body: TakeForce },
): Promise<BoundaryLineDetail> {
  return deps.db.transaction(async (tx) => {
    const { id, body } = given;
    const moment = { day: body.on, at: deps.now() };
    const draft = await lockDraft(tx, actor, given);
    await run(tx, sql`lock table boundary_arc in share row exclusive mode`);
    const line = await lockLine(tx, actor, { id: draft.lineId, needs: 'decide' });
    const approval = await approvalOf(tx, draft.lineId, line, { ...body, today: deps.today() });
    const judged = await judgeEdits(tx, { ...line, id: draft.lineId }, draft.edits, deps.today());
    if (judged.faults.length > 0) throw unsound(judged.faults);
    const touched = await changeCourse(tx, {
      ...{ id: draft.lineId, judged, title: draft.title, approval, approvalId: body.approvalId, ...moment },
      today: deps.today(),
      requireMine: async (_tx, other) => void (await lockLine(_tx, actor, { id: other, needs: 'decide' })),
    });
    await run(
      tx,
      sql`update boundary_line_draft set state = 'in_force', in_force_on = ${body.on}::date, approval_id = ${body.approvalId}::uuid,
                 version = version + 1, updated_at = ${moment.at}::timestamptz where id = ${id}`,
    );
    const subject = { subjectKind: 'boundary-line', subjectId: draft.lineId };
    const after = { draft: id, ...body, areas: judged.areas, lines: touched };
    await record(tx, {
      actor,
      action: 'boundaries.take-force',
      ...subject,
      before: { status: line.status },
      after,
      at: moment.at,
    });
    return findLine(tx, draft.lineId);
  });
}

async function approvalOf(
  tx: Db,
  id: LineId,
  line: LineFacts,
  { on, approvalId, today }: TakeForce & { today: string },
): Promise<string | null> {
  if (approvalId !== null) return requireApproval(tx, id, { approvalId, on, today });
  if (line.status !== 'draft')
    throw fieldFault(
      '/approvalId',
      'approval-needed',
      'A line with an agreement changes only by approval (BR arts. 2, 9)',
      '已勘定的界线未经批准不得变更（《行政区域界线管理条例》第二条、第九条）',
    );
  if (on > today)
    throw fieldFault('/on', 'in-future', 'It is recorded when it has taken force', '生效日期不能晚于今天');
  return null;
}
