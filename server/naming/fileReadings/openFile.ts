import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { FILES, type FileOf } from './fileOf.ts';
import { listReadings } from './listReadings.ts';
import { takesPart } from './takesPart.ts';

/**
 * Whoever only oversees a case or filing says why he opens its file, before he takes a paper; it stands in its log and in
 * the audit record.
 * @throws Problem conflict for who takes part
 */
export async function openFile(deps: NamingDeps, actor: Actor, { file, ground }: { file: FileOf; ground: string }) {
  const at = deps.now();
  await deps.db.transaction(async (tx) => {
    if (await takesPart(tx, actor, file)) throw needsNone();
    await run(
      tx,
      sql`insert into case_file_reading (${FILES[file.of].column}, account_id, person, organisation, ground, opened_on, opened_at)
          values (${file.id}, ${actor.id}, ${actor.displayName},
            (select name from organisation where id = ${actor.organisationId}), ${ground}, ${chinaDay(at)}, ${at})`,
    );
    await record(tx, {
      ...{ actor, action: 'naming.open-file', subjectKind: file.of, subjectId: file.id, at },
      after: { ground },
    });
  });
  return listReadings(deps.db, actor, file, chinaDay(at));
}

const needsNone = (): Problem =>
  new Problem('conflict', 'Your office takes part and needs no ground', {
    detailZh: '本单位是当事方，无须登记调阅事由。',
    code: 'in-the-case',
  });
