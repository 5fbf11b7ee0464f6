import { z } from 'zod';
import { type Place, PlaceId } from '../gazetteer/contract.ts';
import { findPlace } from '../gazetteer/findPlace.ts';
import { type Db, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import { SignId, SignStatus, SignType } from '../signs/contract.ts';
import { type LocatorShapes, locatorShapes } from './locatorShapes.ts';

const Row = z.object({
  id: SignId,
  type: SignType,
  status: SignStatus,
  colour: z.string(),
  number: z.string().nullable(),
  maintainer: z.string(),
  installedOn: z.iso.date().nullable(),
  /** The name on the plate, which may have been given up since. */
  name: z.string(),
  romanTone: z.string(),
  placeId: PlaceId,
  isPublic: z.boolean(),
});

/** What a scan finds in the register. */
export interface ScannedSign {
  sign: z.infer<typeof Row>;
  place: Place;
  shapes: LocatorShapes;
}

/** A sign with its public place, `closed` where the place is not for the public, undefined where there is no such sign. */
export async function scannedSign(db: Db, id: SignId, day: string): Promise<ScannedSign | 'closed' | undefined> {
  const sign = await maybeOne(db, Row, selectSign(id));
  if (!sign) return undefined;
  if (!sign.isPublic) return 'closed';
  const place = await findPlace(db, sign.placeId);
  return { sign, place, shapes: await locatorShapes(db, sign.placeId, day) };
}

const selectSign = (id: SignId): Sql => sql`
  select s.id, s.type, s.status, s.colour, s.number, s.maintainer, s.installed_on as "installedOn", n.name,
         l.roman_tone as "romanTone", s.place_id as "placeId",
         p.secrecy = 'public' and p.status in ('live', 'abolished') as "isPublic"
    from sign s
    join place p on p.id = s.place_id
    join place_name n on n.id = s.name_id
    join spelling l on l.name_id = n.id and l.script = 'pinyin'
   where s.id = ${id}`;
