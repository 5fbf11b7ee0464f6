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
import { type LineFacts, lockLine } from '../lockLine.ts';
import type { DraftId, TakeForce } from './draftContract.ts';
import { type Judged, judgeEdits } from './judgeEdits.ts';
import { recordLineChange } from './recordLineChange.ts';
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
    const touched = await lockTouched(tx, actor, { id: draft.lineId, judged, approval, on: body.on });
    for (const { id: touchedId } of touched) await requireAfterVersion(tx, touchedId, body.on);
    await write(tx, judged, { ...moment, approval });
    await run(tx, markLines(touched, { approval, at: moment.at }));
    for (const { id: lineId, agreementId, approvalId } of touched)
      await beginVersion(
        tx,
        { lineId, cause: 'moved', agreementId, approvalId: lineId === draft.lineId ? body.approvalId : approvalId },
        moment,
      );
    await run(
      tx,
      sql`update boundary_line_draft set state = 'in_force', in_force_on = ${body.on}::date, approval_id = ${body.approvalId}::uuid,
                 version = version + 1, updated_at = ${moment.at}::timestamptz where id = ${id}`,
    );
    // Arcs and outlines say the same now: drawing anew finds nothing to change, or the whole transaction was wrong.
    await drawLines(tx, { today: deps.today(), at: moment.at });
    const codes = judged.areas.map(({ code }) => code);
    await recordLineChange(tx, { ...moment, lineId: draft.lineId, title: draft.title, document: approval, codes });
    const subject = { subjectKind: 'boundary-line', subjectId: draft.lineId };
    const after = { draft: id, ...body, areas: judged.areas, lines: touched.map((one) => one.id) };
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

interface Moved {
  id: LineId;
  judged: Judged;
  approval: string | null;
  on: string;
}

const Touched = z.object({
  id: LineId,
  code: z.string(),
  sides: z.string(),
  status: z.string(),
  agreementId: z.string().nullable(),
  /** In the line's own chain: the same approval. */
  approvalId: z.uuid().nullable(),
});
type Touched = z.infer<typeof Touched>;

/**
 * The lines whose course changes. Another line with an agreement moves along at a junction only where the same approval stands
 * in its own document chain; none of other offices does. @throws Problem not-allowed, conflict `other-agreement`
 */
async function lockTouched(tx: Db, actor: Actor, { id, judged, approval, on }: Moved): Promise<Touched[]> {
  const changed = judged.levels.flatMap(({ before, after }) => before.filter((arc, i) => arc !== after[i]));
  const ids = [...new Set([id, ...changed.flatMap(({ lineId }) => (lineId === null ? [] : [lineId]))])].sort();
  await run(tx, sql`select id from boundary_line where id = any(${ids}::uuid[]) order by id for update`);
  const lines = await many(
    tx,
    Touched,
    sql`select l.id, l.code, l.status, l.agreement_id as "agreementId",
               (select string_agg(n.name, '—' order by n.code) from (select distinct on (v.code) v.code, v.name from division v
                 where v.code in (l.side_a, l.side_b) order by v.code, lower(v.valid) desc) n) as sides,
               (select d.id from boundary_document d where d.line_id = l.id and d.kind = 'approval' and d.dated_on <= ${on}::date
                   and coalesce(d.number, d.title) = ${approval} order by d.recorded_at limit 1) as "approvalId"
          from boundary_line l where l.id = any(${ids}::uuid[]) order by l.id`,
  );
  for (const other of lines.filter((line) => line.id !== id)) {
    await lockLine(tx, actor, { id: other.id, needs: 'decide' });
    if (other.status !== 'draft' && other.approvalId === null) throw otherAgreement(other, approval);
  }
  return lines;
}

function otherAgreement({ sides, code }: Touched, approval: string | null): Problem {
  const document = approval === null ? 'an approval that covers it' : `approval ${approval}`;
  return new Problem(
    'conflict',
    `The junction is also of line ${sides} (${code}), which has an agreement. Record ${document} among its documents, then put the draft into force; or leave the junction where it is`,
    {
      detailZh: `该交会点同时属于已有协议书的界线“${sides}”（${code}）。移动交会点须一并报批：请在该界线的档案登记${
        approval === null ? '包含该界线的批复文件，并以该批复使草案生效' : `同一批复文件（${approval}），再使草案生效`
      }；或者修改草案，不移动该点。`,
      code: 'other-agreement',
      line: code,
    },
  );
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

const markLines = (lines: readonly Touched[], { approval, at }: { approval: string | null; at: string }) => sql`
  update boundary_line
     set secrecy = case when schematic then secrecy else 'internal' end,
         map_review_number = case when schematic then map_review_number end,
         approval_document = case when status = 'draft' then approval_document else ${approval} end,
         status = case when status = 'draft' then status else 'changed' end,
         source = source || '；在本系统修改' || ${approval === null ? '' : `（${approval}）`},
         source_en = source_en || '; edited here' || ${approval === null ? '' : ` (${approval})`},
         version = version + 1, updated_at = ${at}::timestamptz
   where id = any(${lines.map(({ id }) => id)}::uuid[])`;
