import { z } from 'zod';
import { type Sql, sql } from '../platform/db/sql.ts';
import { Sign } from './contract.ts';

/** A sign as stored, with the name it carries and the name the register has today. */
export const SignRow = Sign.omit({ url: true, problems: true }).extend({
  romanTone: z.string(),
  standardRomanTone: z.string().nullable(),
  /** What the register says of the place, for plates that tell it: its origin, else its meaning. */
  story: z.string().nullable(),
  /** null on plates from before codes were signed. */
  code: z.object({ key: z.number().int(), digits: z.string() }).nullable(),
});
export type SignRow = z.infer<typeof SignRow>;

const moves = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('to', m.to_status, 'needsReason', m.needs_reason) order by m.to_status), '[]')
     from sign_status_move m where m.from_status = s.status)`;

const lastInspection = sql`
  (select jsonb_build_object('at', i.inspected_at, 'found', i.found, 'defects', to_jsonb(i.defects))
     from sign_inspection i where i.sign_id = s.id order by i.inspected_at desc, i.id desc limit 1)`;

// Of several that were to take its place the one that is not itself withdrawn.
const replacedBy = sql`
  (select r.id from sign r where r.replaces_id = s.id order by r.status = 'withdrawn', r.id desc limit 1)`;

/** Where the rows of a list come from; conditions follow. `s` sign, `n` the name on it, `t` the standard name of today. */
export const fromSigns: Sql = sql`
    from sign s
    join place p on p.id = s.place_id
    join place_name n on n.id = s.name_id
    left join place_name t on t.place_id = p.id and t.kind = 'standard' and t.status = 'standard'`;

/** Selects SignRow of `sign s`; conditions and order follow. */
export const selectSigns: Sql = sql`
  select s.id, s.version, s.place_id as "placeId", s.division_code as "divisionCode",
         coalesce((select d.path from division d where d.code = s.division_code and upper_inf(d.valid) limit 1), '') as "divisionName",
         n.name, l.roman_tone as "romanTone", l.roman_sign as "romanSign", t.name as "standardName",
         tl.roman_tone as "standardRomanTone", p.category, s.type, s.status, ${moves} as moves, s.edition,
         s.width_mm::float8 as "widthMillimetres", s.height_mm::float8 as "heightMillimetres", s.colour,
         jsonb_build_array(st_x(s.position), st_y(s.position)) as position, s.azimuth_degrees as "azimuthDegrees",
         s.azimuth_given as "azimuthGiven", s.azimuth_reason as "azimuthReason", s.number, s.postcode,
         s.text_minority as "textMinority", s.mounting, s.side, s.material, s.owner, s.maintainer, s.made_by as "madeBy",
         s.cost_cents as "costCents", s.warranty_to as "warrantyTo", s.installed_on as "installedOn",
         s.withdrawn_on as "withdrawnOn", s.replaces_id as "replacesId", ${replacedBy} as "replacedById",
         ${lastInspection} as "lastInspection",
         case when p.secrecy = 'public' then coalesce(nullif(p.origin, ''), nullif(p.meaning, '')) end as story,
         case when s.code_key is not null then jsonb_build_object('key', s.code_key, 'digits', s.code_digits) end as code,
         (select count(*)::int from sign_report r where r.sign_id = s.id and r.open) as "openReports",
         s.updated_at as "updatedAt"
    ${fromSigns}
    join spelling l on l.name_id = n.id and l.script = 'pinyin'
    left join spelling tl on tl.name_id = t.id and tl.script = 'pinyin'`;
