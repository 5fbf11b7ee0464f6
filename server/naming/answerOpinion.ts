import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import { maybeOne, run, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import type { ActBodies } from './actContract.ts';
import type { CaseDetail, CaseId } from './caseContract.ts';
import { caseDetail } from './caseDetail.ts';
import { fieldProblem } from './fieldProblem.ts';
import type { NamingDeps } from './namingDeps.ts';
import { tellOffices } from './notifications/tellOffices.ts';
import { insertStep } from './performAct.ts';

type Answer = z.output<(typeof ActBodies)['answer']>;
const Asked = z.object({ answered: z.boolean(), state: z.enum(['consulting']).or(z.string()) });

/** An office answers once, in its own name; anything but agreement needs reasons. The case itself does not move. */
export async function answerOpinion(
  deps: NamingDeps,
  actor: Actor,
  { id, opinionId, answer }: { id: CaseId; opinionId: string; answer: Answer },
): Promise<CaseDetail> {
  const now = deps.now();
  if (answer.opinion !== 'agree' && answer.opinion !== 'no_comment' && answer.text.trim() === '') {
    throw fieldProblem('/text', 'reasons-needed', 'Give reasons or conditions', '不同意或附条件同意须写明理由或条件');
  }
  await deps.db.transaction(async (tx) => {
    const asked = await maybeOne(
      tx,
      Asked,
      sql`select o.answered_at is not null as answered, c.state from opinion o join naming_case c on c.id = o.case_id
           where o.id = ${opinionId} and o.case_id = ${id} and o.superseded_at is null and o.organisation_id = ${actor.organisationId} for update of o, c`,
    );
    if (!asked)
      throw new Problem('not-found', 'Your office was not asked', { detailZh: '没有征求本单位意见的这项任务。' });
    if (asked.answered)
      throw new Problem('conflict', 'This opinion was given already', {
        detailZh: '本单位已反馈过意见。',
        code: 'already-answered',
      });
    if (asked.state !== 'consulting') {
      throw new Problem('wrong-state', `Opinions are closed in state ${asked.state}`, {
        detailZh: '征求意见环节已结束，不能再反馈。',
      });
    }
    await run(tx, saveAnswer(opinionId, actor, now, answer));
    await run(tx, sql`update naming_case set version = version + 1, updated_at = ${now} where id = ${id}`);
    await run(
      tx,
      insertStep(id, actor, now, {
        act: 'answer',
        from: 'consulting',
        to: 'consulting',
        reason: answer.text || null,
        note: { code: 'answered', opinion: answer.opinion },
        document: null,
      }),
    );
    await tellOffices(tx, { act: 'answer', caseId: id, actorId: actor.id, at: now, publicUrl: deps.publicUrl });
    await record(tx, {
      actor,
      action: 'naming.answer',
      subjectKind: 'naming-case',
      subjectId: id,
      after: { opinionId, opinion: answer.opinion },
      at: now,
    });
  });
  return caseDetail(deps, actor, id);
}

const saveAnswer = (id: string, actor: Actor, now: string, { opinion, text, legalBasis }: Answer) => sql`
  update opinion set opinion = ${opinion}, text = ${text || null}, legal_basis = ${legalBasis || null},
         signed_by = ${actor.displayName}, answered_by = ${actor.id}, answered_at = ${now}
   where id = ${id}`;
