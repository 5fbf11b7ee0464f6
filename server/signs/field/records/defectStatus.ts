import { z } from 'zod';
import { many, sql } from '../../../platform/db/sql.ts';
import { SignStatus } from '../../contract.ts';
import type { LockedSign } from './lockedSign.ts';
import type { MergedField } from './mergeFields.ts';
import type { Work } from './work.ts';

type Taken = Pick<MergedField, 'field' | 'wanted'>;
interface Given {
  defects: readonly string[];
  sign: LockedSign;
  taken: readonly Taken[];
}
// The gravest first.
const GRAVITY = ['missing', 'damaged', 'mismatched'];
const Row = z.object({ status: SignStatus });

/** The state that defects put a sign in, by their rules; none where the inspector named one, or the sign stands nowhere. */
export async function defectStatus({ tx, deps }: Work, { defects, sign, taken }: Given): Promise<Taken[]> {
  const { status } = sign.values;
  if (defects.length === 0 || status === 'planned' || status === 'withdrawn') return [];
  if (taken.some(({ field }) => field === 'status')) return [];
  const rows = await many(
    tx,
    Row,
    sql`select sign_status as status from sign_defect_rule
         where code = any(${[...defects]}) and sign_status is not null and valid @> ${deps.today()}::date`,
  );
  const said = GRAVITY.find((grave) => rows.some((row) => row.status === grave));
  return said === undefined || said === status ? [] : [{ field: 'status', wanted: said }];
}
