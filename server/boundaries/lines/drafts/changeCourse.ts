import { z } from 'zod';
import { type Db, many, run, type Sql, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import { LineId } from '../../contract.ts';
import { drawLines } from '../../drawLines.ts';
import { requireAfterVersion } from '../adoptAgreement.ts';
import { beginVersion } from '../lineVersions.ts';
import type { Judged } from './judgeEdits.ts';
import { recordLineChange } from './recordLineChange.ts';
import { writeArcs } from './writeArcs.ts';
import { writeOutlines } from './writeOutlines.ts';

/** A course without faults that takes the place of the one in force. */
export interface CourseChange {
  id: LineId;
  judged: Judged;
  title: string;
  /** Number or title of the document that the change rests on; null where only what was drawn moves. */
  approval: string | null;
  approvalId: string | null;
  day: string;
  today: string;
  at: string;
  /** Whether the office may move another line along at a junction. @throws Problem not-allowed */
  requireMine: (tx: Db, other: LineId) => Promise<void>;
  /** What an agreement or a decision makes of the line itself, before its version begins. */
  settled?: { line: Sql; agreementId: string | null; approver: string };
}

/**
 * Writes a judged course, in the caller's transaction: arcs, the outlines of all divisions along them, for townships too, a
 * version of each line touched, the event of the divisions. The caller holds the line and the arcs. Answers the lines touched.
 * @throws Problem invalid-input (the day), conflict `other-agreement`, `later-row`
 */
export async function changeCourse(tx: Db, change: CourseChange): Promise<LineId[]> {
  const { id, judged, approval, approvalId, settled, ...on } = change;
  const moment = { day: on.day, at: on.at };
  const touched = await lockTouched(tx, change);
  for (const { id: touchedId } of touched) await requireAfterVersion(tx, touchedId, on.day);
  await write(tx, judged, { ...moment, approval });
  await run(tx, markLines(touched, { approval, at: on.at }));
  if (settled) await run(tx, settled.line);
  for (const one of touched) {
    const own = { agreementId: settled ? settled.agreementId : one.agreementId, approvalId };
    await beginVersion(tx, { lineId: one.id, cause: 'moved', ...(one.id === id ? own : groundOf(one)) }, moment);
  }
  // Arcs and outlines say the same now: drawing anew finds nothing to change, or the whole transaction was wrong.
  await drawLines(tx, { today: on.today, at: on.at });
  const codes = judged.areas.map(({ code }) => code);
  const event = { ...moment, lineId: id, title: on.title, document: approval, codes };
  await recordLineChange(tx, settled ? { ...event, approver: settled.approver } : event);
  return touched.map((one) => one.id);
}

const groundOf = ({ agreementId, approvalId }: Touched) => ({ agreementId, approvalId });

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
async function lockTouched(tx: Db, { id, judged, approval, day, requireMine }: CourseChange): Promise<Touched[]> {
  const changed = judged.levels.flatMap(({ before, after }) => before.filter((arc, i) => arc !== after[i]));
  const ids = [...new Set([id, ...changed.flatMap(({ lineId }) => (lineId === null ? [] : [lineId]))])].sort();
  await run(tx, sql`select id from boundary_line where id = any(${ids}::uuid[]) order by id for update`);
  const lines = await many(
    tx,
    Touched,
    sql`select l.id, l.code, l.status, l.agreement_id as "agreementId",
               (select string_agg(n.name, '—' order by n.code) from (select distinct on (v.code) v.code, v.name from division v
                 where v.code in (l.side_a, l.side_b) order by v.code, lower(v.valid) desc) n) as sides,
               (select d.id from boundary_document d where d.line_id = l.id and d.kind = 'approval' and d.dated_on <= ${day}::date
                   and coalesce(d.number, d.title) = ${approval} order by d.recorded_at, d.id limit 1) as "approvalId"
          from boundary_line l where l.id = any(${ids}::uuid[]) order by l.id`,
  );
  for (const other of lines.filter((line) => line.id !== id)) {
    await requireMine(tx, other.id);
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
