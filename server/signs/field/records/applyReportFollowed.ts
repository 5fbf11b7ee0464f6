import { z } from 'zod';
import { record } from '../../../audit/record.ts';
import { one, sql } from '../../../platform/db/sql.ts';
import { SignId } from '../../contract.ts';
import { noteSettled } from '../../reports/settleReport.ts';
import { keepSignPhotos } from './keepSignPhotos.ts';
import { openOrders } from './openOrders.ts';
import { contradicted, made, type Outcome, type WorkOf } from './work.ts';

const Report = z.object({
  isOpen: z.boolean(),
  signId: SignId.nullable(),
  placeId: z.uuid().nullable(),
});

/** What the public reported was looked at: work for what was confirmed, and the report is closed either way. @throws Problem not-found */
export async function applyReportFollowed(work: WorkOf<'report_followed'>): Promise<Outcome> {
  const { tx, actor, payload, row, at } = work;
  const { reportId, outcome, defects, note } = payload;
  const report = await one(
    tx,
    Report,
    sql`select r.open as "isOpen", s.id as "signId", s.place_id as "placeId"
          from sign_report r left join sign s on s.id = r.sign_id where r.id = ${reportId} for update of r`,
  );
  if (!report.isOpen) return contradicted('state', { otherId: reportId, ...CLOSED });
  const { signId, placeId } = report;
  const where = { signId, placeId, divisionCode: row.divisionCode, position: payload.fix.position };
  const found = outcome === 'confirmed' ? defects : [];
  const orders = await openOrders(work, {
    ...{ ...where, source: 'report', sourceId: reportId },
    ...{ defects: found, note },
  });
  const by = { id: row.accountId, username: row.username };
  const ending = outcome === 'confirmed' ? 'confirmed' : 'closed';
  await noteSettled(tx, { id: reportId, outcome: ending, answer: note, orders, by, at });
  await keepSignPhotos(work, { signId });
  const after = { outcome, defects: found, orders, record: row.id, inspector: row.username };
  await record(tx, {
    ...{ actor, action: 'field.follow-report', subjectKind: 'sign-report', subjectId: reportId, after, at },
  });
  return made(orders[0] ?? null);
}

const CLOSED = { detail: 'The report was closed already', detailZh: '该反馈已处理' };
