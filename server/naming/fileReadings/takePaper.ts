import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import type { Download } from '../../platform/contract.ts';
import { maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { chinaDay } from '../deadline.ts';
import type { NamingDeps } from '../namingDeps.ts';
import { FILES, type FileOf } from './fileOf.ts';
import { takesPart } from './takesPart.ts';

const Reading = z.object({ id: z.string(), ground: z.string() });
type Deps = Pick<NamingDeps, 'db' | 'now'>;

/**
 * Gives a paper out: freely to who takes part in the case or filing; to who oversees it with a ground of this day, and each paper
 * is noted in its log and in the audit record before it goes out.
 * @throws Problem not-allowed `ground-needed`
 */
export async function takePaper(
  { db, now }: Deps,
  actor: Actor,
  file: FileOf,
  paper: () => Promise<Download>,
): Promise<Download> {
  if (await takesPart(db, actor, file)) return paper();
  const at = now();
  const reading = await maybeOne(
    db,
    Reading,
    sql`select id, ground from case_file_reading
         where ${FILES[file.of].column} = ${file.id} and account_id = ${actor.id} and opened_on = ${chinaDay(at)}
         order by opened_at desc, id limit 1`,
  );
  if (!reading) throw groundNeeded();
  const taken = await paper();
  const name = taken.fileName ?? '';
  await db.transaction(async (tx) => {
    await run(tx, sql`insert into case_file_read (reading_id, file, at) values (${reading.id}, ${name}, ${at})`);
    await record(tx, {
      ...{ actor, action: 'naming.take-paper', subjectKind: file.of, subjectId: file.id, at },
      after: { file: name, ground: reading.ground },
    });
  });
  return taken;
}

const groundNeeded = (): Problem =>
  new Problem('not-allowed', 'Your office takes no part here: say first why you open its file', {
    detailZh: '本单位不是当事方，请先登记调阅事由。',
    code: 'ground-needed',
  });
