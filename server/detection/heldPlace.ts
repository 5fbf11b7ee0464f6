import { z } from 'zod';
import { type Db, maybeOne, sql } from '../platform/db/sql.ts';

/** The place whose name a reservation or a toponym plan holds; undefined where nothing is held under the id. */
export async function heldPlace(db: Db, reservation: string): Promise<string | undefined> {
  const held = await maybeOne(
    db,
    z.object({ placeId: z.string() }),
    sql`select place_id as "placeId" from name_reservation where id = ${reservation} and state in ('free', 'drawn')`,
  );
  return held?.placeId;
}
