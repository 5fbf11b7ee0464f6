import { z } from 'zod';
import { maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { Act } from '../act.ts';

const Open = z.object({ level: z.string(), rule: z.string(), name: z.string(), runId: z.string() });

/** Settles one finding with a written reason; a PROHIBITED one only on a documented statutory exception. */
export const resolveFinding: Act<'resolve'> = {
  name: 'resolve',
  effect: async ({ tx, found, actor, now }, { findingId, reason, basis }) => {
    const open = await maybeOne(tx, Open, selectFinding(found.id, findingId));
    if (!open || open.runId !== found.lastRunId) {
      throw new Problem('not-found', 'No such finding in the last check', { detailZh: '最近一次检查中没有这条结果。' });
    }
    if (open.level === 'block' && basis.trim() === '') throw basisNeeded();
    await run(
      tx,
      sql`update case_finding set resolved_by = ${actor.displayName}, resolved_at = ${now}, resolution = ${reason},
                 basis = ${basis.trim() || null} where id = ${findingId}`,
    );
    const note = { code: 'settled' as const, name: open.name, rule: open.rule };
    return { reason, note, document: basis.trim() || null };
  },
};

function basisNeeded(): Problem {
  const message = 'A prohibited finding needs the document of the statutory exception';
  const messageZh = '法规禁止的情形，须写明法定例外的依据文件。';
  return new Problem('invalid-input', message, {
    detailZh: messageZh,
    errors: [{ in: 'body', pointer: '/basis', code: 'basis-needed', detail: message, detailZh: messageZh }],
  });
}

const selectFinding = (caseId: string, findingId: string) => sql`
  select f.level, f.finding ->> 'rule' as rule, d.name, f.run_id as "runId"
    from case_finding f
    join check_run r on r.id = f.run_id and r.case_id = ${caseId}
    join case_candidate d on d.id = f.candidate_id
   where f.id = ${findingId} for update of f`;
