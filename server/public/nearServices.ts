import { z } from 'zod';
import { PlaceCategory, type PlaceId } from '../gazetteer/contract.ts';
import { type Db, many, sql } from '../platform/db/sql.ts';

const Service = z.object({ id: z.string(), name: z.string(), category: PlaceCategory, metres: z.number() });
export type NearService = z.infer<typeof Service>;

/** Facilities, committees and parks that the register has within 3 km of a place, the nearest first; at most four. */
export const nearServices = (db: Db, id: PlaceId): Promise<NearService[]> =>
  many(
    db,
    Service,
    sql`
      select q.id, n.name, q.category, st_distance(q.geom::geography, p.geom::geography) as metres
        from place p
        join place q on q.geom && st_expand(p.geom, 0.04) and q.id <> p.id and q.status = 'live' and q.secrecy = 'public'
                    and q.category in ('facility', 'committee_site', 'park')
        join place_name n on n.place_id = q.id and n.kind = 'standard' and n.status = 'standard'
       where p.id = ${id} and st_distance(q.geom::geography, p.geom::geography) <= 3000
       order by metres, q.id
       limit 4`,
  );
