import { z } from 'zod';
import { type AuditActor, record } from '../audit/record.ts';
import { PointLineOrArea } from '../gazetteer/contract.ts';
import type { Input } from '../platform/contract.ts';
import { type Db, maybeOne, run, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import type { SignCode } from './codes/signedAddress.ts';
import type { SignId, SignsApi } from './contract.ts';
import { newCode } from './keys/newCode.ts';
import type { KeyPlace } from './keys/privateKey.ts';
import { type Face, signFace } from './signFace.ts';

type Draft = Input<typeof SignsApi.create>['body'] & { replacesId?: SignId };

const Named = z.object({
  provinceCode: z.string(),
  divisionCode: z.string(),
  nameId: z.string().nullable(),
  geometry: PointLineOrArea.nullable(),
  owner: z.string(),
});

/**
 * Puts a planned sign into the register, in the caller's transaction: it points to the standard name of its place and copies
 * nothing of it (TR arts. 18, 19).
 * @param given the new id and the ISO instant, and where the private key of codes is
 * @throws Problem not-found, wrong-state without a standard name or a key for the code, invalid-input where no direction can be told
 */
export async function orderSign(
  tx: Db,
  actor: AuditActor,
  draft: Draft,
  { id, at, keys }: { id: SignId; at: string; keys: KeyPlace },
): Promise<void> {
  const place = await maybeOne(tx, Named, lockPlace(draft));
  if (!place) throw new Problem('not-found', `No place ${draft.placeId}`, { detailZh: '没有这个地名。' });
  if (place.nameId === null) throw withoutName();
  const face = signFace({ ...draft, geometry: place.geometry });
  const code = await newCode(tx, keys, id, at);
  await run(tx, insertSign({ id, at, draft, face, place, nameId: place.nameId, code }));
  const { placeId, type, position, number, replacesId = null } = draft;
  const after = {
    placeId,
    nameId: place.nameId,
    type,
    status: 'planned',
    position,
    number,
    replacesId,
    ...face,
    codeKey: code.key,
  };
  await record(tx, { actor, action: 'signs.create', subjectKind: 'sign', subjectId: id, after, at });
}

const withoutName = () =>
  new Problem('wrong-state', 'A sign may show only a standard name, and this place has none', {
    detailZh: '标志只能使用标准地名，该地尚无标准地名。',
  });

// The row is locked so that a renaming cannot slip between reading the name and ordering its sign. Of the settings of owners
// the one of the narrowest division counts, there the one of this very type.
const lockPlace = ({ placeId, type }: Draft): Sql => sql`
  select p.province_code as "provinceCode", p.division_code as "divisionCode", st_asgeojson(p.geom, 9, 0)::jsonb as geometry,
         (select n.id from place_name n
           where n.place_id = p.id and n.kind = 'standard' and n.status = 'standard') as "nameId",
         coalesce((select o.owner from sign_owner o
                    where o.type in (${type}, '*') and starts_with(p.division_code, regexp_replace(o.division_code, '(00)+$', ''))
                    order by length(regexp_replace(o.division_code, '(00)+$', '')) desc, o.type = '*' limit 1), '') as owner
    from place p
   where p.id = ${placeId} and p.status = 'live'
     for share of p`;

interface NewSign {
  id: SignId;
  at: string;
  draft: Draft;
  face: Face;
  place: z.infer<typeof Named>;
  nameId: string;
  code: SignCode;
}

const insertSign = ({ id, at, draft, face, place, nameId, code }: NewSign): Sql => sql`
  insert into sign (id, province_code, division_code, place_id, name_id, type, edition, width_mm, height_mm, colour, number,
                    mounting, maintainer, status, position, azimuth_degrees, azimuth_given, azimuth_reason, side, material,
                    owner, made_by, cost_cents, warranty_to, postcode, text_minority, replaces_id, code_key, code_digits,
                    created_at, updated_at)
  values (${id}, ${place.provinceCode}, ${place.divisionCode}, ${draft.placeId}, ${nameId}, ${draft.type}, ${face.edition},
          ${face.widthMillimetres}, ${face.heightMillimetres}, ${face.colour}, ${draft.number}, ${draft.mounting},
          ${draft.maintainer}, 'planned', st_setsrid(st_makepoint(${draft.position[0]}, ${draft.position[1]}), 4490),
          ${face.azimuthDegrees}, ${face.azimuthGiven}, ${face.azimuthReason}, ${draft.side ?? null}, ${draft.material ?? null},
          ${draft.owner ?? place.owner}, ${draft.madeBy ?? null}, ${draft.costCents ?? null}, ${draft.warrantyTo ?? null}::date,
          ${draft.postcode ?? null}, ${draft.textMinority ?? null}, ${draft.replacesId ?? null}, ${code.key},
          ${code.digits}, ${at}::timestamptz, ${at}::timestamptz)`;
