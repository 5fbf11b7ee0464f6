import type { Knex } from 'knex';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { BuiltUpArea, BuiltUpAreaId, BuiltUpEnd } from './builtUpContract.ts';
import { builtUpAreas } from './builtUpRow.ts';
import { closeBuiltUpArea } from './closeBuiltUpArea.ts';
import { requireNotPast } from './requireNotPast.ts';

export interface BuiltUpDeps {
  db: Knex;
  now: () => string;
  /** The register's day in China. */
  today: () => string;
}
interface Given {
  id: BuiltUpAreaId;
  version: number;
  body: BuiltUpEnd;
}

/** Ends an area on a day, today or later, on the word of a document. @throws Problem see `closeBuiltUpArea` */
export async function endBuiltUpArea(
  { db, now, today }: BuiltUpDeps,
  actor: Actor,
  { id, version, body }: Given,
): Promise<BuiltUpArea> {
  requireNotPast(body.validTo, { today: today(), pointer: '/validTo' });
  return db.transaction(async (tx) => {
    const at = now();
    const { name, countyCode } = await closeBuiltUpArea(tx, actor, { id, version, at, ...body });
    const subject = { subjectKind: 'built-up-area', subjectId: id };
    await record(tx, { actor, action: 'areas.end', ...subject, after: { name, countyCode, ...body }, at });
    const [ended] = await builtUpAreas(tx, { where: sql`b.id = ${id}`, day: today(), limit: 1 });
    if (!ended) throw new Problem('not-found', 'No such built-up area', { detailZh: '没有这个建成区。' });
    return ended;
  });
}
