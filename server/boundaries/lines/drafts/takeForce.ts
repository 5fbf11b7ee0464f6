import { z } from 'zod';
import type { Actor } from '../../../accounts/actor.ts';
import { record } from '../../../audit/record.ts';
import { type Db, many, run, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import { type BoundaryLineDetail, LineId } from '../../contract.ts';
import { drawLines } from '../../drawLines.ts';
import { findLine } from '../../findLine.ts';
import { requireAfterVersion, requireApproval } from '../adoptAgreement.ts';
import { fieldFault } from '../fieldFault.ts';
import type { LineDeps } from '../lineDeps.ts';
import { beginVersion } from '../lineVersions.ts';
import { type LineFacts, lineFacts, lockLine } from '../lockLine.ts';
import type { DraftId, TakeForce } from './draftContract.ts';
import { type Judged, judgeEdits } from './judgeEdits.ts';
import { lockDraft, unsound } from './saveDraft.ts';
import { writeArcs } from './writeArcs.ts';
import { writeOutlines } from './writeOutlines.ts';

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
    const touched = await lockTouched(tx, actor, draft.lineId, judged);
    for (const one of touched) await requireAfterVersion(tx, one, body.on);
    await write(tx, judged, { ...moment, approval });
    await run(tx, markLines(touched, { approval, at: moment.at }));
    await run(
      tx,
      sql`update boundary_line set status = 'changed', approval_document = ${approval} where id = ${draft.lineId} and status <> 'draft'`,
    );
    for (const lineId of touched)
      await beginVersion(
        tx,
        { lineId, cause: 'moved', agreementId: line.agreementId, approvalId: body.approvalId },
        moment,
      );
    await run(
      tx,
      sql`update boundary_line_draft set state = 'in_force', in_force_on = ${body.on}::date, approval_id = ${body.approvalId}::uuid,
                 version = version + 1, updated_at = ${moment.at}::timestamptz where id = ${id}`,
    );
    // Arcs and outlines say the same now: drawing anew finds nothing to change, or the whole transaction was wrong.
    await drawLines(tx, { today: deps.today(), at: moment.at });
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

/** The lines whose course changes. Another line with an agreement does not move along, nor one of other offices. */
async function lockTouched(tx: Db, actor: Actor, id: LineId, { levels }: Judged): Promise<LineId[]> {
  const changed = levels.flatMap(({ before, after }) => before.filter((arc, i) => arc !== after[i]));
  const ids = [...new Set([id, ...changed.flatMap(({ lineId }) => (lineId === null ? [] : [lineId]))])].sort();
  const lines = await many(
    tx,
    z.object({ id: LineId }),
    sql`select id from boundary_line where id = any(${ids}::uuid[]) order by id for update`,
  );
  for (const other of lines) {
    if (other.id === id) continue;
    await lockLine(tx, actor, { id: other.id, needs: 'decide' });
    const { status, code } = await lineFacts(tx, other.id);
    if (status !== 'draft')
      throw new Problem(
        'conflict',
        `The point is also of line ${code}, which has an agreement: it moves by its own draft`,
        {
          detailZh: `该点同时属于已有协议书的界线 ${code}，须由各方另行协议、一并报批。`,
          code: 'other-agreement',
        },
      );
  }
  return lines.map((line) => line.id);
}

async function write(
  tx: Db,
  { levels }: Judged,
  on: { day: string; at: string; approval: string | null },
): Promise<void> {
  for (const edited of levels) {
    await writeArcs(tx, edited);
    await writeOutlines(tx, edited, on);
  }
}

const markLines = (ids: readonly string[], { approval, at }: { approval: string | null; at: string }) => sql`
  update boundary_line
     set secrecy = case when schematic then secrecy else 'internal' end,
         map_review_number = case when schematic then map_review_number end,
         source = source || '；在本系统修改' || ${approval === null ? '' : `（${approval}）`},
         source_en = source_en || '; edited here' || ${approval === null ? '' : ` (${approval})`},
         version = version + 1, updated_at = ${at}::timestamptz
   where id = any(${ids}::uuid[])`;
