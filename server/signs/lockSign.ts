import { PointLineOrArea } from '../gazetteer/contract.ts';
import { type Db, maybeOne, run, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import type { SignId } from './contract.ts';
import { noSign } from './findSign.ts';
import { SignRow, selectSigns } from './signRow.ts';

const Locked = SignRow.extend({ placeGeometry: PointLineOrArea.nullable() });

/**
 * A sign at the version that was read, locked against others until the transaction ends, with the geometry of its place.
 * @throws Problem not-found, stale-version
 */
export async function lockSign(tx: Db, id: SignId, version: number) {
  await run(tx, sql`select 1 from sign where id = ${id} for update`);
  const stored = await maybeOne(
    tx,
    Locked,
    sql`select f.*, st_asgeojson(g.geom, 9, 0)::jsonb as "placeGeometry"
          from (${selectSigns} where s.id = ${id}) f join place g on g.id = f."placeId"`,
  );
  if (!stored) throw noSign(id);
  if (stored.version !== version) throw staleVersion(stored.version);
  return stored;
}

const staleVersion = (current: number) =>
  new Problem('stale-version', 'Somebody changed this sign meanwhile', {
    detailZh: '该标志已被他人修改，请刷新后再试。',
    current,
  });
