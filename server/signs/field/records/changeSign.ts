import { record } from '../../../audit/record.ts';
import { run, type Sql, sql } from '../../../platform/db/sql.ts';
import type { SignId } from '../../contract.ts';
import type { LockedSign } from './lockedSign.ts';
import type { MergedField, SignValues } from './mergeFields.ts';
import { withFields } from './mergeFields.ts';
import type { Work } from './work.ts';

interface Change {
  id: SignId;
  sign: LockedSign;
  taken: readonly Pick<MergedField, 'field' | 'wanted'>[];
  /** The sign's version that the device had, where it said one. */
  baseVersion: number | null;
}

/** Changes a sign as the device wants it, asking the ground where it comes to stand elsewhere. @throws Problem contested-ground */
export async function changeSign(work: Work, { id, sign, taken, baseVersion }: Change): Promise<void> {
  if (taken.length === 0) return;
  const { tx, deps, actor, row, at } = work;
  const after = withFields(sign.values, taken);
  await run(tx, updateSign(id, after, at));
  const isSetUp = sign.values.status === 'planned' && after.status !== 'planned';
  if (isSetUp || taken.some(({ field }) => field === 'position'))
    await deps.ground(tx, actor, { subject: 'sign', id, act: 'install' });
  const before = Object.fromEntries(taken.map(({ field }) => [field, sign.values[field]]));
  const wanted = Object.fromEntries(taken.map(({ field, wanted: value }) => [field, value]));
  // Told apart from what the device saw: somebody had changed other fields meanwhile.
  const merged = baseVersion !== null && baseVersion !== sign.version;
  const said = { ...wanted, record: row.id, inspector: row.username, merged };
  await record(tx, { actor, action: 'field.change-sign', subjectKind: 'sign', subjectId: id, before, after: said, at });
}

const updateSign = (id: SignId, { status, position, mounting, maintainer }: SignValues, at: string): Sql => sql`
  update sign
     set status = ${status}, mounting = ${mounting}, maintainer = ${maintainer}, version = version + 1,
         position = st_setsrid(st_makepoint(${position[0]}, ${position[1]}), 4490), updated_at = ${at}::timestamptz
   where id = ${id}`;
