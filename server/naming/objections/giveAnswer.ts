import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { maybeOne, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { fieldProblem } from '../fieldProblem.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { type ObjectionAnswer, Stance } from './contract.ts';
import type { ObjectionSubject } from './storeObjection.ts';

/** What a lock on an objection (alias `o`) must tell; `handlerOrgId` is the one office that answers. */
const Found = z.object({ no: z.string(), stance: Stance, handlerOrgId: z.string(), answered: z.boolean() });

interface Given {
  /** Locks the objection of this subject and reads `Found`. */
  lock: Sql;
  subject: ObjectionSubject;
  objectionId: string;
  answer: ObjectionAnswer;
}

/**
 * One objection is answered once, with what became of it and why; the writer reads it by his own number and code.
 * @throws Problem not-found, not-allowed for any office but the handling one, conflict when it was answered already
 */
export async function giveAnswer(deps: NamingDeps, actor: Actor, given: Given): Promise<void> {
  const { lock, subject, objectionId, answer } = given;
  await deps.db.transaction(async (tx) => {
    const now = deps.now();
    const found = await maybeOne(tx, Found, lock);
    if (!found) throw new Problem('not-found', 'No such objection here', { detailZh: '没有这条意见。' });
    requireMayAnswer(found, actor);
    requireFitting(found.stance, answer);
    await run(tx, saveAnswer(objectionId, answer, { by: actor.displayName, now }));
    await record(tx, {
      actor,
      action: 'objections.answer',
      subjectKind: subject.kind,
      subjectId: subject.id,
      after: { objection: found.no, outcome: answer.outcome },
      at: now,
    });
  });
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

function requireFitting(stance: Stance, { outcome }: ObjectionAnswer): void {
  if ((stance === 'support') === (outcome === 'noted')) return;
  throw fieldProblem(
    '/outcome',
    'wrong-outcome',
    'An objection is adopted, partly adopted or not adopted; support is noted',
    '异议须答复“采纳、部分采纳、不采纳”之一；支持意见答复“已知悉”',
  );
}

const saveAnswer = (
  id: string,
  { outcome, answer }: ObjectionAnswer,
  { by, now }: { by: string; now: string },
): Sql => sql`
  update objection set outcome = ${outcome}, answer = ${answer}, answered_by = ${by}, answered_at = ${now}
   where id = ${id}`;
