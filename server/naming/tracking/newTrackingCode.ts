import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { CaseId } from '../caseContract.ts';
import { lockCase } from '../caseFacts.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { insertStep } from '../performAct.ts';
import { newSecret } from '../publicSecret.ts';
import { requireKeeper } from './requireKeeper.ts';
import { trackingHash } from './trackingHash.ts';

/**
 * A code in the place of a lost one, for the applicant himself or the office that handles him at its counter. The one
 * before stops working; who did it stands in the log of the case.
 * @throws Problem not-allowed, wrong-state before the case has a number
 */
export async function newTrackingCode(deps: NamingDeps, actor: Actor, id: CaseId) {
  const code = newSecret();
  const hash = await trackingHash(code);
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const found = await lockCase(tx, id, chinaDay(now));
    requireKeeper(found, actor);
    const { caseNo, state } = found;
    if (caseNo === null)
      throw new Problem('wrong-state', 'A draft has no number yet', { detailZh: '申请提交后才有编号和查询码。' });
    await run(tx, sql`update naming_case set tracking_hash = ${hash} where id = ${id}`);
    const step = { act: 'newTrackingCode', from: state, to: state, reason: null, document: null };
    await run(tx, insertStep(id, actor, now, step));
    await record(tx, { actor, action: 'naming.new-tracking-code', subjectKind: 'naming-case', subjectId: id, at: now });
    return { caseNo, code };
  });
}
