import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { BoundaryLineDetail, LineId } from '../contract.ts';
import { findLine } from '../findLine.ts';
import type { Adoption, LineDescription } from './archiveContract.ts';
import { fieldFault } from './fieldFault.ts';
import type { LineDeps } from './lineDeps.ts';
import { beginVersion } from './lineVersions.ts';
import { type LineFacts, lockLine } from './lockLine.ts';

interface Given<T> {
  id: LineId;
  version: number;
  body: T;
}

/**
 * An agreement that the approver of the line approved takes force (BR arts. 2, 9): a draft becomes a demarcated line, a
 * demarcated one a changed line. The course stays as it is; another course is taken by a draft of edits.
 * @throws Problem not-allowed, stale-version, invalid-input, conflict (the very agreement is in force)
 */
export function adoptAgreement(
  deps: LineDeps,
  actor: Actor,
  { id, version, body }: Given<Adoption>,
): Promise<BoundaryLineDetail> {
  return deps.db.transaction(async (tx) => {
    const at = deps.now();
    const line = await lockLine(tx, actor, { id, needs: 'decide', version });
    const agreement = await agreementOf(tx, id, body.agreementId);
    requireNew(line, agreement);
    const approval = await requireApproval(tx, id, { approvalId: body.approvalId, on: body.on, today: deps.today() });
    await requireAfterVersion(tx, id, body.on);
    const status = line.status === 'draft' ? 'demarcated' : 'changed';
    await run(
      tx,
      sql`update boundary_line
             set status = ${status}, agreement = ${agreement.title}, agreement_id = ${agreement.id}, course_text = ${agreement.courseText},
                 approval_document = ${approval}, version = version + 1, updated_at = ${at}::timestamptz
           where id = ${id}`,
    );
    const ground = { lineId: id, cause: 'adopted', agreementId: agreement.id, approvalId: body.approvalId } as const;
    await beginVersion(tx, ground, { day: body.on, at });
    const subject = { subjectKind: 'boundary-line', subjectId: id };
    const before = { status: line.status, agreementId: line.agreementId };
    await record(tx, { actor, action: 'boundaries.adopt', ...subject, before, after: { status, ...body }, at });
    return findLine(tx, id);
  });
}

const Agreement = z.object({
  id: z.string(),
  title: z.string(),
  courseText: z.string(),
  supersedesId: z.string().nullable(),
});

async function agreementOf(tx: Db, id: LineId, agreementId: string): Promise<z.infer<typeof Agreement>> {
  const found = await maybeOne(
    tx,
    Agreement,
    sql`select id, title, course_text as "courseText", supersedes_id as "supersedesId"
          from boundary_agreement where id = ${agreementId} and line_id = ${id}`,
  );
  if (found) return found;
  throw fieldFault('/agreementId', 'no-agreement', 'The line has no such agreement', '该界线没有这份协议书');
}

function requireNew({ agreementId }: LineFacts, agreement: z.infer<typeof Agreement>): void {
  if (agreementId === agreement.id)
    throw new Problem('conflict', 'This agreement is in force already', { detailZh: '这份协议书已经生效。' });
  if (agreementId === null || agreement.supersedesId === agreementId) return;
  throw fieldFault(
    '/agreementId',
    'supersedes-nothing',
    'The line has an agreement: the new one must say that it takes its place',
    '该界线已有生效的协议书，新协议书须写明替代原协议书',
  );
}

/**
 * The approval document that a change of a line with legal force rests on (BR art. 2).
 * @returns its number, or its title where it has none
 * @throws Problem invalid-input: no such document, none of approval, dated after the day, or the day lies in the future
 */
export async function requireApproval(
  tx: Db,
  id: LineId,
  { approvalId, on, today }: { approvalId: string; on: string; today: string },
): Promise<string> {
  const found = await maybeOne(
    tx,
    z.object({ kind: z.string(), datedOn: z.string(), number: z.string().nullable(), title: z.string() }),
    sql`select kind, dated_on as "datedOn", number, title from boundary_document where id = ${approvalId} and line_id = ${id}`,
  );
  if (found?.kind !== 'approval')
    throw fieldFault(
      '/approvalId',
      'no-approval',
      'Name an approval document of this line (BR art. 2)',
      '请选择该界线的批复文件（《行政区域界线管理条例》第二条）',
    );
  if (on < found.datedOn)
    throw fieldFault(
      '/on',
      'before-approval',
      `It cannot take force before its approval of ${found.datedOn}`,
      `生效日期不能早于批复日期 ${found.datedOn}`,
    );
  if (on > today)
    throw fieldFault('/on', 'in-future', 'It is recorded when it has taken force', '生效日期不能晚于今天');
  return found.number ?? found.title;
}

/** @throws Problem invalid-input where a later version with legal force is on record */
export async function requireAfterVersion(tx: Db, id: LineId, on: string): Promise<void> {
  const newest = await maybeOne(
    tx,
    z.object({ from: z.string() }),
    sql`select lower(valid) as from from boundary_line_version where line_id = ${id} and upper_inf(valid) and not isempty(valid) and status <> 'draft'`,
  );
  if (newest && on < newest.from)
    throw fieldFault(
      '/on',
      'before-version',
      `The present course is on record since ${newest.from}`,
      `现行走向自 ${newest.from} 起有效，生效日期不能早于该日`,
    );
}

/** Name and course text of a line. What the agreement in force says of the course is not edited. @throws Problem */
export function describeLine(
  deps: LineDeps,
  actor: Actor,
  { id, version, body }: Given<LineDescription>,
): Promise<BoundaryLineDetail> {
  return deps.db.transaction(async (tx) => {
    const at = deps.now();
    const line = await lockLine(tx, actor, { id, needs: 'decide', version });
    if (line.agreementId !== null && body.courseText !== line.courseText)
      throw fieldFault(
        '/courseText',
        'agreement-says',
        'The agreement in force says how the line runs',
        '走向以生效的协议书为准，不能另行修改',
      );
    await run(
      tx,
      sql`update boundary_line set name = ${body.name}, course_text = ${body.courseText}, version = version + 1,
                 updated_at = ${at}::timestamptz where id = ${id}`,
    );
    const subject = { subjectKind: 'boundary-line', subjectId: id };
    const before = { name: line.name, courseText: line.courseText };
    await record(tx, { actor, action: 'boundaries.describe', ...subject, before, after: body, at });
    return findLine(tx, id);
  });
}
