import { z } from 'zod';
import { type Place, PlaceId } from '../gazetteer/contract.ts';
import { findPlace } from '../gazetteer/findPlace.ts';
import { type Db, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import { SignId, SignStatus, SignType } from '../signs/contract.ts';
import { type LocatorShapes, locatorShapes } from './locatorShapes.ts';
import { type NearService, nearServices } from './nearServices.ts';

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
  /** Key of the code that the plate carries, null on plates from before codes were signed. */
  codeKey: z.number().int().nullable(),
  /** The day in China on which somebody last looked at it. */
  inspectedOn: z.iso.date().nullable(),
});

/** What a scan finds in the register. */
export interface ScannedSign {
  sign: z.infer<typeof Row>;
  place: Place;
  shapes: LocatorShapes;
  services: NearService[];
}

/** A sign with its public place, `closed` where the place is not for the public, undefined where there is no such sign. */
export async function scannedSign(db: Db, id: SignId, day: string): Promise<ScannedSign | 'closed' | undefined> {
  const sign = await maybeOne(db, Row, selectSign(id));
  if (!sign) return undefined;
  if (!sign.isPublic) return 'closed';
  const place = await findPlace(db, sign.placeId);
  const shapes = await locatorShapes(db, sign.placeId, day);
  return { sign, place, shapes, services: await nearServices(db, sign.placeId) };
}

const selectSign = (id: SignId): Sql => sql`
  select s.id, s.type, s.status, s.colour, s.number, s.maintainer, s.installed_on as "installedOn", n.name,
         l.roman_tone as "romanTone", s.place_id as "placeId",
         s.code_key as "codeKey",
         (select (max(i.inspected_at) at time zone 'Asia/Shanghai')::date from sign_inspection i where i.sign_id = s.id) as "inspectedOn",
         p.secrecy = 'public' and p.status in ('live', 'abolished') as "isPublic"
    from sign s
    join place p on p.id = s.place_id
    join place_name n on n.id = s.name_id
    join spelling l on l.name_id = n.id and l.script = 'pinyin'
   where s.id = ${id}`;
