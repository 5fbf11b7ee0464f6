import { z } from 'zod';
import { PlaceId, Position } from '../gazetteer/contract.ts';
import { Instant } from '../platform/contract.ts';
import { type Sql, sql } from '../platform/db/sql.ts';
import { SignId, SignStatus, SignType } from './contract.ts';

/** A sign as stored, with the name it carries and the name the register has today. */
export const SignRow = z.object({
  id: SignId,
  version: z.number().int(),
  placeId: PlaceId,
  divisionCode: z.string(),
  /** What the plate says: the standard name when the sign was ordered. */
  name: z.string(),
  romanTone: z.string(),
  romanSign: z.string(),
  /** null when the place has lost its name. */
  standardName: z.string().nullable(),
  standardRomanTone: z.string().nullable(),
  category: z.string(),
  type: SignType,
  status: SignStatus,
  edition: z.string(),
  widthMillimetres: z.number(),
  heightMillimetres: z.number(),
  colour: z.string(),
  position: Position,
  azimuthDegrees: z.number().nullable(),
  number: z.string().nullable(),
  postcode: z.string().nullable(),
  textMinority: z.string().nullable(),
  /** What the register says of the place, for plates that tell it: its origin, else its meaning. */
  story: z.string().nullable(),
  mounting: z.string(),
  maintainer: z.string(),
  installedOn: z.iso.date().nullable(),
  openReports: z.number().int(),
  /** null on plates from before codes were signed. */
  code: z.object({ key: z.number().int(), digits: z.string() }).nullable(),
  updatedAt: Instant,
});
export type SignRow = z.infer<typeof SignRow>;

/** Selects SignRow of `sign s`; conditions and order follow. */
export const selectSigns: Sql = sql`
  select s.id, s.version, s.place_id as "placeId", s.division_code as "divisionCode", n.name, l.roman_tone as "romanTone",
         l.roman_sign as "romanSign", t.name as "standardName", tl.roman_tone as "standardRomanTone", p.category, s.type,
         s.status, s.edition, s.width_mm::float8 as "widthMillimetres", s.height_mm::float8 as "heightMillimetres",
         s.colour, jsonb_build_array(st_x(s.position), st_y(s.position)) as position,
         s.azimuth_degrees as "azimuthDegrees", s.number, s.mounting, s.maintainer, s.installed_on as "installedOn",
         s.postcode, s.text_minority as "textMinority",
         case when p.secrecy = 'public' then coalesce(nullif(p.origin, ''), nullif(p.meaning, '')) end as story,
         (select count(*)::int from sign_report r where r.sign_id = s.id and r.open) as "openReports",
         case when s.code_key is not null then jsonb_build_object('key', s.code_key, 'digits', s.code_digits) end as code,
         s.updated_at as "updatedAt"
    from sign s
    join place p on p.id = s.place_id
    join place_name n on n.id = s.name_id
    join spelling l on l.name_id = n.id and l.script = 'pinyin'
    left join place_name t on t.place_id = p.id and t.kind = 'standard' and t.status = 'standard'
    left join spelling tl on tl.name_id = t.id and tl.script = 'pinyin'`;
