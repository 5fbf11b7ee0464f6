import { z } from 'zod';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { json, maybeOne, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { requireDisputeFile } from '../files/disputeFiles.ts';
import { type Act, type ActContext, recorder, requireDay } from './actContext.ts';
import type { Course, DisputeActBody } from './actContract.ts';
import { courseShape, requireCourse } from './courseRow.ts';

/** The signed agreement and its signed map (BD art. 13). */
export const agree: Act<'agree'> = async (context, { signerA, signerB, ...body }) => {
  const signatures = [
    { party: 'a', ...signerA },
    { party: 'b', ...signerB },
  ];
  await keepSettlement(context, { ...body, kind: 'agreement', number: null, signatures });
  await keepAttachedMap(context, body);
  return undefined;
};

/** The decision of the superior with number and map (BD arts. 11, 12); by its head, or recorded from its paper. */
export const decide: Act<'decide'> = async (context, { signer, ...body }) => {
  const signatures = [{ party: 'handler', name: signer, post: null }];
  await keepSettlement(context, { ...body, kind: 'decision', signatures });
  await keepAttachedMap(context, body);
  return undefined;
};

/**
 * Where the approver says that a demarcated line runs, by the agreement (BR art. 15). The division does not change by it, and it
 * is in effect from its day.
 */
export const rule: Act<'rule'> = async (context, { signer, scale, datum, mapFileId, ...body }) => {
  const signatures = [{ party: 'handler', name: signer, post: null }];
  await keepSettlement(context, { ...body, kind: 'decision', signatures });
  if (mapFileId !== null && scale !== null && datum !== null)
    await keepAttachedMap(context, { ...body, scale, datum, mapFileId });
  await run(
    context.tx,
    sql`update dispute_settlement set changes_affiliation = false, effective_on = settled_on where dispute_id = ${context.found.id}`,
  );
  return undefined;
};

interface Settled {
  kind: 'agreement' | 'decision';
  title: string;
  number: string | null;
  on: string;
  signatures: object[];
  course: Course;
  courseText: string;
  fileId: string;
}

async function keepSettlement(context: ActContext, given: Settled): Promise<void> {
  const { tx, found } = context;
  requireDay(context, given.on);
  await requireDisputeFile(tx, found.id, given.fileId);
  await requireCourse(context, given.course);
  await run(
    tx,
    sql`insert into dispute_settlement (dispute_id, kind, title, number, settled_on, signatures, course, course_text, file_id,
          recorded_by, organisation, recorded_at)
        values (${found.id}, ${given.kind}, ${given.title}, ${given.number}, ${given.on}::date, ${json(given.signatures)},
          ${courseShape(given.course)}, ${given.courseText}, ${given.fileId}::uuid, ${recorder(context)})`,
  );
}

async function keepAttachedMap(
  context: ActContext,
  { scale, datum, course, mapFileId }: { scale: number; datum: string; course: Course; mapFileId: string },
): Promise<void> {
  const { tx, found } = context;
  await requireDisputeFile(tx, found.id, mapFileId, '/mapFileId');
  await run(
    tx,
    sql`insert into dispute_map (dispute_id, role, scale, datum, course, file_id, recorded_by, organisation, recorded_at)
        values (${found.id}, 'attached', ${scale}, ${datum}, ${courseShape(course)}, ${mapFileId}::uuid, ${recorder(context)})`,
  );
}

/** Does a natural village change affiliation (BD art. 14)? If not, it is in effect from its own day; if so, only by a division change. */
export const testAffiliation: Act<'testAffiliation'> = async (context, { changes, villages, note }) => {
  const { tx, found } = context;
  requireVillages({ changes, villages });
  await run(
    tx,
    sql`update dispute_settlement
           set changes_affiliation = ${changes}, affected_villages = ${villages}::text[], affiliation_note = ${note},
               effective_on = case when ${changes} then null else settled_on end
         where dispute_id = ${found.id}`,
  );
  return changes ? 'division_change_case' : 'effective';
};

function requireVillages({ changes, villages }: Pick<DisputeActBody<'testAffiliation'>, 'changes' | 'villages'>): void {
  if (changes === villages.length > 0) return;
  const [message, messageZh] = changes
    ? ['Name the natural villages that change affiliation', '请填写隶属关系变更的自然村']
    : ['Villages are named, but none is said to change affiliation', '已填写自然村，但选择了不涉及隶属关系变更'];
  throw fieldProblem('/villages', 'villages', message, messageZh);
}

const APPROVED = new Set(['approved', 'announced', 'implementing', 'completed', 'archived']);
const Change = z.object({ state: z.string(), effectiveOn: z.string().nullable() });

/** The dossier of the change of divisions is approved: the settlement is in effect with it (BD art. 14 para. 2). */
export const confirmChange: Act<'confirmChange'> = async ({ tx, found, today }) => {
  const dossier = await maybeOne(
    tx,
    Change,
    sql`select c.state, c.effective_on as "effectiveOn" from dispute_settlement s join division_dossier c on c.id = s.dossier_id
         where s.dispute_id = ${found.id}`,
  );
  if (!dossier?.effectiveOn || !APPROVED.has(dossier.state) || dossier.effectiveOn > today) throw notApproved(dossier);
  await one(
    tx,
    z.object({ id: z.string() }),
    sql`update dispute_settlement set effective_on = ${dossier.effectiveOn}::date where dispute_id = ${found.id} returning dispute_id as id`,
  );
  return undefined;
};

function notApproved(dossier: z.infer<typeof Change> | undefined): Problem {
  const [message, messageZh] = dossier
    ? ['The change of divisions is not approved or not in effect yet', '区划变更尚未批准或者尚未施行']
    : ['No dossier of a change of divisions was opened for this dispute', '尚未为该争议建立区划变更卷宗'];
  return new Problem('conflict', message, { detailZh: `${messageZh}。`, code: 'change-not-approved' });
}
