import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, many, maybeOne, sql } from '../../platform/db/sql.ts';
import type { CaseId } from '../caseContract.ts';
import { fieldProblem } from '../fieldProblem.ts';
import type { ProcedureRecord } from './procedureContract.ts';

const Account = z.object({ id: z.string(), name: z.string() });

/**
 * The record with the name of who presided, from his account where he is of the handling office. Whoever examines the application
 * does not preside (LL art. 48 para. 1(3)): who took a step for the office, holds the case or writes the record. They are
 * compared by account, also where only a name was given that one of them bears, so that a name of one's own does not help and a
 * namesake is told apart by being chosen.
 * @throws Problem invalid-input `no-such-colleague`, `presider-examines`
 */
export async function withPresider(
  tx: Db,
  actor: Actor,
  { id, record }: { id: CaseId; record: ProcedureRecord },
): Promise<ProcedureRecord> {
  if (record.form !== 'hearing') return record;
  const { presiderId, presider } = record;
  if (presiderId === null && presider === '') return record;
  const chosen = presiderId === null ? undefined : await colleague(tx, actor, presiderId);
  const examiners = await many(tx, Account, selectExaminers(id, actor.id));
  const examines = examiners.some((one) => (chosen ? one.id === chosen.id : one.name === presider));
  if (examines) throw examinesHimself();
  return chosen ? { ...record, presider: chosen.name } : record;
}

async function colleague(tx: Db, actor: Actor, id: string): Promise<z.infer<typeof Account>> {
  const found = await maybeOne(
    tx,
    Account,
    sql`select id, display_name as name from account where id = ${id} and organisation_id = ${actor.organisationId}`,
  );
  if (found) return found;
  throw fieldProblem('/presiderId', 'no-such-colleague', 'No such account in this office', '本单位没有这个账号');
}

const selectExaminers = (caseId: CaseId, actorId: string) => sql`
  select a.id, a.display_name as name from account a
   where a.id = ${actorId}
      or a.id = (select c.handler_id from naming_case c where c.id = ${caseId})
      or a.id in (select s.actor_id from case_step s join naming_case c on c.id = s.case_id
                   where s.case_id = ${caseId} and a.organisation_id = c.handler_org_id)`;

const examinesHimself = () =>
  fieldProblem(
    '/presider',
    'presider-examines',
    'Who examines the application does not preside (Licensing Law art. 48)',
    '听证主持人不得由审查本申请的工作人员担任（行政许可法第四十八条）',
  );
