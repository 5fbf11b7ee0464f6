import type { Actor } from '../../accounts/actor.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';
import type { CaseId } from '../caseContract.ts';
import type { NamingDeps } from '../namingDeps.ts';
import type { ObjectionAnswer, Objections } from './contract.ts';
import { giveAnswer } from './giveAnswer.ts';
import { listObjections } from './listObjections.ts';

interface Given {
  id: CaseId;
  objectionId: string;
  answer: ObjectionAnswer;
}

/** The handling office answers one objection to the notice of a case. @throws Problem as `giveAnswer` does */
export async function answerObjection(deps: NamingDeps, actor: Actor, given: Given): Promise<Objections> {
  const { id, objectionId, answer } = given;
  const subject = { kind: 'naming-case' as const, id };
  await giveAnswer(deps, actor, { lock: lockObjection(id, objectionId), subject, objectionId, answer });
  return listObjections(deps.db, actor, id);
}

const lockObjection = (id: CaseId, objectionId: string): Sql => sql`
  select o.objection_no as no, o.stance, c.handler_org_id as "handlerOrgId", o.answered_at is not null as answered
    from objection o join naming_case c on c.id = o.case_id
   where o.id = ${objectionId} and o.case_id = ${id} for update of o`;
