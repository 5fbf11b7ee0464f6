import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, maybeOne, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { CaseId } from '../caseContract.ts';
import { fieldProblem } from '../fieldProblem.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { type CaseObjections, type ObjectionsApi, Stance } from './contract.ts';
import { listObjections } from './listObjections.ts';

type Answer = z.output<typeof ObjectionsApi.answer.body>;
interface Given {
  id: CaseId;
  objectionId: string;
  answer: Answer;
}

const Found = z.object({ no: z.string(), stance: Stance, handlerOrgId: z.string(), answered: z.boolean() });

/**
 * One objection is answered once, with what became of it and why; the writer reads it by his own number and code.
 * @throws Problem not-found, not-allowed for any office but the handling one, conflict when it was answered already
 */
export async function answerObjection(deps: NamingDeps, actor: Actor, given: Given): Promise<CaseObjections> {
  const { id, objectionId, answer } = given;
  await deps.db.transaction(async (tx) => {
    const now = deps.now();
    const found = await lockObjection(tx, given);
    requireMayAnswer(found, actor);
    requireFitting(found.stance, answer);
    await run(tx, saveAnswer(objectionId, answer, { by: actor.displayName, now }));
    await record(tx, {
      actor,
      action: 'objections.answer',
      subjectKind: 'naming-case',
      subjectId: id,
      after: { objection: found.no, outcome: answer.outcome },
      at: now,
    });
  });
  return listObjections(deps.db, actor, id);
}

async function lockObjection(tx: Db, { id, objectionId }: Given): Promise<z.infer<typeof Found>> {
  const found = await maybeOne(tx, Found, selectForAnswer(id, objectionId));
  if (found) return found;
  throw new Problem('not-found', 'No such objection in this case', { detailZh: '本办件没有这条意见。' });
}

function requireMayAnswer({ handlerOrgId, answered }: z.infer<typeof Found>, actor: Actor): void {
  if (handlerOrgId !== actor.organisationId) {
    throw new Problem('not-allowed', 'Only the handling office answers', { detailZh: '异议由承办单位逐条答复。' });
  }
  if (answered) {
    throw new Problem('conflict', 'It was answered already', {
      detailZh: '这条意见已经答复。',
      code: 'already-answered',
    });
  }
}

function requireFitting(stance: Stance, { outcome }: Answer): void {
  if ((stance === 'support') === (outcome === 'noted')) return;
  throw fieldProblem(
    '/outcome',
    'wrong-outcome',
    'An objection is adopted, partly adopted or not adopted; support is noted',
    '异议须答复“采纳、部分采纳、不采纳”之一；支持意见答复“已知悉”',
  );
}

const selectForAnswer = (id: CaseId, objectionId: string): Sql => sql`
  select o.objection_no as no, o.stance, c.handler_org_id as "handlerOrgId", o.answered_at is not null as answered
    from objection o join naming_case c on c.id = o.case_id
   where o.id = ${objectionId} and o.case_id = ${id} for update of o`;

const saveAnswer = (id: string, { outcome, answer }: Answer, { by, now }: { by: string; now: string }): Sql => sql`
  update objection set outcome = ${outcome}, answer = ${answer}, answered_by = ${by}, answered_at = ${now}
   where id = ${id}`;
