import { z } from 'zod';
import { record, SYSTEM } from '../../audit/record.ts';
import { Day } from '../../platform/contract.ts';
import { type Db, many, maybeOne, run, sql } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';
import { CaseId } from '../caseContract.ts';
import { eventOf } from '../caseEvents.ts';
import { lockCase } from '../caseFacts.ts';
import { moveClocks } from '../clocks.ts';
import { chinaDay } from '../deadline.ts';
import { tellOffices } from '../notifications/tellOffices.ts';
import { insertStep } from '../performAct.ts';

/** Who acts where the law itself does. */
const NOBODY = { id: null, displayName: '系统', organisationName: '—' };
const Lapsed = z.object({
  receivedOn: Day,
  dueOn: Day,
  article: z.string(),
  articleEn: z.string(),
});

/**
 * Who does not tell the defects in time has accepted the application, from the day it was received (LL art. 32(4)), where
 * the row of the clock says so. Answers how many cases were accepted so; running it again changes nothing.
 */
export async function acceptSilently({ db, now, config }: Pick<Deps, 'db' | 'now' | 'config'>): Promise<number> {
  const { publicUrl } = config;
  const today = chinaDay(now());
  const due = await many(
    db,
    z.object({ id: CaseId }),
    sql`select distinct c.id from naming_case c join clock k on k.case_id = c.id
         where c.state = 'submitted' and k.stopped_on is null and k.silence = 'accepted' and k.due_on < ${today}::date`,
  );
  for (const { id } of due) await db.transaction((tx) => acceptCase(tx, id, { at: now(), today, publicUrl }));
  return due.length;
}

interface Lapse {
  at: string;
  today: string;
  publicUrl: string;
}

async function acceptCase(tx: Db, id: CaseId, { at, today, publicUrl }: Lapse): Promise<void> {
  const found = await lockCase(tx, id, today);
  const lapsed = await maybeOne(tx, Lapsed, stopLapsed(id, today));
  if (found.state !== 'submitted' || !lapsed) return;
  await moveClocks({ tx, found, today }, eventOf('accept'), today);
  const note = { code: 'silence' as const, ...lapsed };
  const step = { act: 'silentAcceptance', from: found.state, to: 'accepted' as const, reason: null, document: null };
  await run(tx, insertStep(id, NOBODY, at, { ...step, note }));
  await run(
    tx,
    sql`update naming_case set state = 'accepted', version = version + 1, updated_at = ${at} where id = ${id}`,
  );
  await tellOffices(tx, { act: 'silentAcceptance', caseId: id, actorId: null, at, publicUrl });
  await record(tx, {
    actor: SYSTEM,
    action: 'naming.silentAcceptance',
    subjectKind: 'naming-case',
    subjectId: id,
    before: { state: found.state, version: found.version },
    after: { state: 'accepted', version: found.version + 1, ...lapsed },
    at,
  });
}

const stopLapsed = (id: string, today: string) => sql`
  update clock set stopped_on = ${today}
   where case_id = ${id} and stopped_on is null and silence = 'accepted' and due_on < ${today}::date
   returning started_on as "receivedOn", due_on as "dueOn", article, coalesce(nullif(article_en, ''), article) as "articleEn"`;
