import { z } from 'zod';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { type NumberAsked, takeDocumentNumber } from './documentNumber.ts';

/**
 * The number of an act's document: `next` takes it from the organ's series, anything else is the number of a paper that
 * was numbered elsewhere. Such a one may not fall into a series that is counted here, else the counter would give it again.
 * @throws Problem conflict `no-series`, `counted-series`
 */
export async function actNumber(tx: Db, given: string, asked: NumberAsked): Promise<string> {
  if (given === 'next') return takeDocumentNumber(tx, asked);
  const series = await many(
    tx,
    z.object({ letters: z.string() }),
    sql`select letters from document_series where organisation_id = ${asked.organisationId}`,
  );
  const counted = series.find(({ letters }) => given.startsWith(`${letters}〔`));
  if (!counted) return given;
  throw new Problem('conflict', `Numbers of ${counted.letters} are counted by the register; take the next one`, {
    detailZh: `“${counted.letters}”字号由本系统连续编号，请选用系统编号，不能手工填写。`,
    code: 'counted-series',
  });
}
