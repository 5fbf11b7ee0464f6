import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record as recordAudit } from '../../audit/record.ts';
import { type Db, json, many, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { CaseId } from '../caseContract.ts';
import { lockCase } from '../caseFacts.ts';
import { chinaDay } from '../deadline.ts';
import { fieldProblem } from '../fieldProblem.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { caseNeeds, type StandingNeed } from './caseNeeds.ts';
import { caseProcedures, RECORDED_IN } from './caseProcedures.ts';
import type { CaseProcedures } from './contract.ts';
import { withPresider } from './presider.ts';
import type { ProcedureRecord, RecordedProcedure } from './procedureContract.ts';
import type { RecordFault } from './recordFault.ts';
import { recordFaults } from './recordFaults.ts';
import { requireHandlerIn } from './requireHandlerIn.ts';
import { requireRead } from './requireRead.ts';

interface Given {
  id: CaseId;
  procedure: RecordedProcedure;
  /** The version read; 0 where there was none. */
  version: number;
  record: ProcedureRecord;
}

/**
 * Writes the record of a procedure, or why it was done without, as a new version about the name and the place as they are;
 * earlier versions stay. The audit record names the procedure, never the experts.
 * @throws Problem not-allowed, wrong-state, stale-version; invalid-input by field, with the article of the row it breaks
 */
export async function recordProcedure(deps: NamingDeps, actor: Actor, given: Given): Promise<CaseProcedures> {
  const { id, procedure, version } = given;
  const now = deps.now();
  const today = chinaDay(now);
  await deps.db.transaction(async (tx) => {
    requireHandlerIn(await lockCase(tx, id, today), actor, RECORDED_IN);
    const need = (await caseNeeds(tx, [id], today)).get(id)?.needs.find((one) => one.procedure === procedure);
    if (!need) throw new Error(`No need ${procedure} of case ${id}`);
    requireRead(need.recorded?.version ?? 0, version);
    const record = await withPresider(tx, actor, given);
    requireFitting(need, { procedure, record }, today);
    await requireOwnFiles(tx, given);
    await run(
      tx,
      sql`insert into case_procedure (case_id, procedure, version, content, candidate_id, geom_key, recorded_by, recorded_at)
          select id, ${procedure}, ${version + 1}, ${json(record)}, chosen_id, md5(st_asbinary(geom)),
                 ${actor.displayName}, ${now} from naming_case where id = ${id}`,
    );
    await recordAudit(tx, {
      ...{ actor, action: 'procedures.record', subjectKind: 'naming-case', subjectId: id, at: now },
      before: { version },
      after: { procedure, form: record.form, version: version + 1 },
    });
  });
  return caseProcedures(deps.db, actor, { id, today });
}

function requireFitting(
  need: StandingNeed,
  { procedure, record }: Pick<Given, 'procedure' | 'record'>,
  today: string,
): void {
  if (record.form === 'omission') {
    requireOmissible(need);
    return;
  }
  if (record.form !== procedure) {
    throw fieldProblem('/form', 'wrong-form', `This is no record of ${procedure}`, '记录的种类与程序不符');
  }
  const faults = recordFaults(record, need.reasons, today);
  if (faults.length > 0) throw invalid(faults);
}

function requireOmissible({ mayOmit, reasons }: StandingNeed): void {
  if (mayOmit) return;
  const articles = reasons.filter((row) => !row.mayOmit);
  throw fieldProblem(
    '/form',
    'not-omissible',
    `The law leaves no choice (${articles.map(({ articleEn }) => articleEn).join(', ')})`,
    `法律法规要求办理，不得以说明理由代替（${articles.map(({ articleZh }) => articleZh).join('、')}）`,
  );
}

const invalid = (faults: readonly RecordFault[]): Problem =>
  new Problem('invalid-input', faults.map(({ detail }) => detail).join('; '), {
    detailZh: `${faults.map(({ detailZh }) => detailZh).join('；')}。`,
    errors: faults.map((fault) => ({ in: 'body' as const, ...fault })),
  });

/** A written opinion that is attached lies in this case. */
async function requireOwnFiles(tx: Db, { id, record }: Given): Promise<void> {
  if (record.form !== 'expert') return;
  const named = record.experts.map(({ attachmentId }) => attachmentId);
  const wanted = named.filter((file) => file !== null);
  const own = await many(
    tx,
    z.object({ id: z.string() }),
    sql`select id from attachment where case_id = ${id} and id = any(${wanted}::uuid[])`,
  );
  const known = new Set(own.map((file) => file.id));
  const strange = named.findIndex((file) => file !== null && !known.has(file));
  if (strange === -1) return;
  const pointer = `/experts/${strange}/attachmentId`;
  throw fieldProblem(pointer, 'no-attachment', 'No such attachment in this case', '本办件没有这个附件');
}
