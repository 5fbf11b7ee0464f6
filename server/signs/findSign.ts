import { z } from 'zod';
import { type Db, maybeOne, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import type { Sign, SignId } from './contract.ts';
import { describedSign } from './describedSign.ts';
import { SignRow, selectSigns } from './signRow.ts';

/** A sign as stored. @throws Problem not-found */
export async function signRow(db: Db, id: SignId): Promise<SignRow> {
  const row = await maybeOne(db, SignRow, sql`${selectSigns} where s.id = ${id}`);
  if (!row) throw noSign(id);
  return row;
}

/** One sign with its address and the problems of its plate. @throws Problem not-found */
export async function findSign(db: Db, id: SignId, publicUrl: string): Promise<Sign> {
  return describedSign(await signRow(db, id), publicUrl);
}

/** The division code of a sign, for jurisdiction checks; undefined where there is no such sign. */
export async function divisionOfSign(db: Db, id: SignId): Promise<string | undefined> {
  const row = await maybeOne(
    db,
    z.object({ code: z.string() }),
    sql`select division_code as code from sign where id = ${id}`,
  );
  return row?.code;
}

export const noSign = (id: SignId): Problem =>
  new Problem('not-found', `No sign ${id}`, { detailZh: '没有这个地名标志。' });
