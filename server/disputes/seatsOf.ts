import { z } from 'zod';
import { type Db, one, type Sql, sql } from '../platform/db/sql.ts';
import type { DisputeSeats } from './isParty.ts';
import { OFFICES } from './takesPart.ts';

const Seats = z.object({ sideA: z.boolean(), sideB: z.boolean(), handler: z.boolean(), head: z.boolean() });

/** Which governments of a dispute have an office at work in this register, and whether the handling one has a head who decides. */
export const seatsOf = (
  db: Db,
  { sideA, sideB, handlerCode }: { sideA: string; sideB: string; handlerCode: string },
): Promise<DisputeSeats> =>
  one(
    db,
    Seats,
    sql`select ${isSeated(sideA, 'disputes.handle')} as "sideA", ${isSeated(sideB, 'disputes.handle')} as "sideB",
               ${isSeated(handlerCode, 'disputes.handle')} as handler, ${isSeated(handlerCode, 'disputes.decide')} as head`,
  );

const isSeated = (code: string, permission: string): Sql => sql`exists (
  select from organisation o
    join account a on a.organisation_id = o.id and not a.disabled
    join account_role r on r.account_id = a.id
    join role_permission p on p.role = r.role and p.permission = ${permission}
   where o.division_code = ${code} and o.kind = any(${[...OFFICES]}::text[]))`;
