import { z } from 'zod';
import { PlaceId, Position } from '../../../gazetteer/contract.ts';
import { type Db, maybeOne, type Sql, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import { type SignId, SignStatus } from '../../contract.ts';
import { noSign } from '../../findSign.ts';
import type { SignValues } from './mergeFields.ts';

const Values = z.object({ status: SignStatus, position: Position, mounting: z.string(), maintainer: z.string() });
const Locked = z.object({
  version: z.number().int(),
  placeId: PlaceId,
  divisionCode: z.string(),
  values: Values,
  /** From a position of the device to the sign, geodesic. */
  metresOff: z.number(),
});
export type LockedSign = z.infer<typeof Locked>;

/** A sign, held until the transaction ends, and how far a position is from it. @throws Problem not-found */
export async function lockedSign(tx: Db, id: SignId, from: readonly [number, number]): Promise<LockedSign> {
  const found = await maybeOne(
    tx,
    Locked,
    sql`select version, place_id as "placeId", division_code as "divisionCode", ${values} as values,
               st_distance(position::geography, st_setsrid(st_makepoint(${from[0]}, ${from[1]}), 4490)::geography) as "metresOff"
          from sign where id = ${id} for update`,
  );
  if (!found) throw noSign(id);
  return found;
}

/** What a sign was at a version that a device had. @throws Problem invalid-input when there never was one */
export async function signAtVersion(tx: Db, id: SignId, version: number): Promise<SignValues> {
  if (version > MOST_VERSION || version < 1) throw neverWas(id, version);
  const found = await maybeOne(
    tx,
    z.object({ values: Values }),
    sql`select ${values} as values from sign_version where sign_id = ${id} and version = ${version}`,
  );
  if (found) return found.values;
  throw neverWas(id, version);
}

// PostgreSQL's `int`.
const MOST_VERSION = 2 ** 31 - 1;
const neverWas = (id: SignId, version: number) =>
  new Problem('invalid-input', `Sign ${id} never was at version ${version}`, {
    detailZh: `标志没有第${version}版，请重新下载工作包。`,
  });

const values: Sql = sql`jsonb_build_object('status', status, 'position', jsonb_build_array(st_x(position), st_y(position)),
  'mounting', mounting, 'maintainer', maintainer)`;
