import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { CaseId } from '../caseContract.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { isInCase } from './isInCase.ts';
import { listReadings } from './listReadings.ts';

/**
 * Whoever only oversees a case says why he opens its file, before he takes a paper; it stands in the log of the case and in
 * the audit record.
 * @throws Problem conflict for who is in the case
 */
export async function openFile(deps: NamingDeps, actor: Actor, { id, ground }: { id: CaseId; ground: string }) {
  const at = deps.now();
  await deps.db.transaction(async (tx) => {
    if (await isInCase(tx, actor, id)) throw needsNone();
    await run(
      tx,
      sql`insert into case_file_reading (case_id, account_id, person, organisation, ground, opened_on, opened_at)
          values (${id}, ${actor.id}, ${actor.displayName},
            (select name from organisation where id = ${actor.organisationId}), ${ground}, ${chinaDay(at)}, ${at})`,
    );
    await record(tx, {
      ...{ actor, action: 'naming.open-file', subjectKind: 'naming-case', subjectId: id, at },
      after: { ground },
    });
  });
  return listReadings(deps.db, actor, { id, today: chinaDay(at) });
}

const needsNone = (): Problem =>
  new Problem('conflict', 'Your office is in the case and needs no ground', {
    detailZh: '本单位是办件当事方，无须登记调阅事由。',
    code: 'in-the-case',
  });
