import { type Db, run, sql } from '../../platform/db/sql.ts';
import { lineName } from '../markers/markerWords.ts';
import type { Inspection } from './inspectionContract.ts';
import type { Moment } from './lockInspection.ts';

/** The joint report, once it is filed with the approver, stands in the document chain of its line (BR arts. 12, 13). */
export async function reportJoinsChain(tx: Db, filed: Inspection, { actor, now }: Moment): Promise<void> {
  const { lineId, filing, signatures, kind } = filed;
  if (filing === null) throw new Error('An inspection that was filed has its filing');
  const title = `${lineName(filed)}${kind === 'special' ? '专项' : ''}联合检查报告`;
  const issuer = signatures.map(({ office }) => office).join('、');
  await run(
    tx,
    sql`insert into boundary_document (line_id, kind, title, number, issuer, dated_on, recorded_by, organisation, recorded_at)
        values (${lineId}, 'inspection_report', ${title}, ${filing.document}, ${issuer}, ${filed.completedOn}::date,
                ${actor.displayName}, ${actor.organisationName}, ${now}::timestamptz)`,
  );
}
