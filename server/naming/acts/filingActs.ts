import { z } from 'zod';
import { Day } from '../../platform/contract.ts';
import { one, run, sql } from '../../platform/db/sql.ts';
import type { Act, ActContext } from '../act.ts';
import { fieldProblem } from '../fieldProblem.ts';
import { nameOfCase } from '../nameOfCase.ts';
import { receiverOf } from '../receiverOf.ts';
import { refuseFuture } from './reviewActs.ts';
import { nextNumber } from './submitCase.ts';

/** Filing within 15 days of the approval (TR art. 13); a returned filing is sent again under its number. */
export const fileCase: Act<'file'> = {
  name: 'file',
  effect: async ({ tx, found, today }, { note }) => {
    const number = await nextNumberOnce(tx, found, today);
    await run(
      tx,
      sql`insert into filing (case_id, filing_no, status, receiver, filed_on, note)
          select ${found.id}, ${number}, 'pending', ${receiverOf(sql`a.filing_receiver`, sql`${found.divisionCode}::text`)},
                 ${today}, ${note}
            from authority a where a.id = ${found.authorityId}
          on conflict (case_id) do update set status = 'pending', filed_on = excluded.filed_on, note = excluded.note, reason = null`,
    );
    return { document: number, reason: note || null };
  },
};

async function nextNumberOnce(tx: ActContext['tx'], found: ActContext['found'], today: string): Promise<string> {
  if (found.filingStatus === null) return nextNumber(tx, 'BA', found.handlerOrgId, today);
  const row = await one(
    tx,
    z.object({ no: z.string() }),
    sql`select filing_no as no from filing where case_id = ${found.id}`,
  );
  return row.no;
}

/** The receiver found the right filer, the right receiver and complete materials. Days late are counted against the law's 15. */
export const receiveFiling: Act<'receiveFiling'> = {
  name: 'receiveFiling',
  effect: async (context, { receiptNo, receivedOn }) => {
    const { tx, found, today, now } = context;
    refuseFuture(receivedOn, today, '/receivedOn');
    await requireFiledBy(tx, found.id, receivedOn);
    await run(
      tx,
      sql`update filing set status = 'accepted', accepted_on = ${receivedOn}, receipt_no = ${receiptNo},
                 days_late = greatest(0, filed_on - coalesce(
                   (select max(due_on) from clock where case_id = ${found.id} and purpose = 'filing'), filed_on))
           where case_id = ${found.id}`,
    );
    await run(
      tx,
      sql`insert into name_event (place_id, name_id, kind, on_day, authority, document_no, article, article_en, recorded_at)
          select n.place_id, n.id, 'filed', ${receivedOn}, f.receiver, ${receiptNo}, a.filing_article_zh, a.filing_article_en, ${now}
            from place_name n join filing f on f.case_id = ${found.id} join authority a on a.id = ${found.authorityId}
           where ${nameOfCase(found)}`,
    );
    return { document: receiptNo, onDay: receivedOn };
  },
};

async function requireFiledBy(tx: ActContext['tx'], caseId: string, receivedOn: string): Promise<void> {
  const { filedOn } = await one(
    tx,
    z.object({ filedOn: Day }),
    sql`select filed_on as "filedOn" from filing where case_id = ${caseId}`,
  );
  if (receivedOn < filedOn)
    throw fieldProblem(
      '/receivedOn',
      'before-filing',
      `It was filed on ${filedOn}`,
      `接收日期不能早于报送日期（${filedOn}）`,
    );
}

/** What is missing is told to the approver at once; the 15 days go on running. */
export const returnFiling: Act<'returnFiling'> = {
  name: 'returnFiling',
  effect: async ({ tx, found }, { reason }) => {
    await run(tx, sql`update filing set status = 'returned', reason = ${reason} where case_id = ${found.id}`);
    return { reason };
  },
};
