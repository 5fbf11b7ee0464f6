import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import { PointLineOrArea } from '../gazetteer/contract.ts';
import type { Input } from '../platform/contract.ts';
import { maybeOne, run, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import type { SignCode } from './codes/signedAddress.ts';
import type { Sign, SignId, SignsApi } from './contract.ts';
import { directionColour } from './directionColour.ts';
import { dominantAzimuth } from './dominantAzimuth.ts';
import { editionOf } from './editionOf.ts';
import { findSign } from './findSign.ts';
import { newCode } from './keys/newCode.ts';
import { plateRule } from './plateFrame.ts';
import type { SignDeps } from './signDeps.ts';

type Draft = Input<typeof SignsApi.create>['body'];

const Named = z.object({
  provinceCode: z.string(),
  divisionCode: z.string(),
  nameId: z.string().nullable(),
  geometry: PointLineOrArea.nullable(),
});

/**
 * Orders a sign for a place with a standard name (TR arts. 18, 19): edition, size and ground come from the edition in
 * force, the direction from the street's own line unless the draft gives it.
 * @throws Problem not-found, wrong-state without a standard name or a key for the code, invalid-input where no direction can be told
 */
export async function createSign(deps: SignDeps, actor: Actor, draft: Draft): Promise<Sign> {
  const at = deps.now();
  const id = deps.newSignId(at);
  return deps.db.transaction(async (tx) => {
    const place = await maybeOne(tx, Named, lockPlace(draft.placeId));
    if (!place) throw new Problem('not-found', `No place ${draft.placeId}`, { detailZh: '没有这个地名。' });
    if (place.nameId === null) throw withoutName();
    const face = faceOf(draft, place.geometry);
    const code = await newCode(tx, deps.config, id, at);
    await run(tx, insertSign({ id, at, draft, face, place, nameId: place.nameId, code }));
    const after = {
      placeId: draft.placeId,
      type: draft.type,
      status: 'planned',
      position: draft.position,
      ...face,
      codeKey: code.key,
    };
    await record(tx, { actor, action: 'signs.create', subjectKind: 'sign', subjectId: id, after, at });
    return findSign(tx, id, deps.config.publicUrl);
  });
}

const withoutName = () =>
  new Problem('wrong-state', 'A sign may show only a standard name, and this place has none', {
    detailZh: '标志只能使用标准地名，该地尚无标准地名。',
  });

interface Face {
  edition: string;
  widthMillimetres: number;
  heightMillimetres: number;
  colour: string;
  azimuthDegrees: number | null;
}

function faceOf(draft: Draft, geometry: z.infer<typeof Named>['geometry']): Face {
  const edition = editionOf();
  const { size, proportions } = plateRule(edition, draft.type);
  const { widthMillimetres, heightMillimetres } = size;
  const ground = proportions.columns[0]?.ground ?? 'direction';
  const azimuthDegrees = draft.azimuthDegrees ?? azimuthOf(geometry);
  const face = { edition: edition.id, widthMillimetres, heightMillimetres, azimuthDegrees };
  if (ground !== 'direction') return { ...face, colour: ground };
  if (azimuthDegrees === null) throw withoutDirection();
  return { ...face, colour: directionColour(edition, azimuthDegrees).ground };
}

function azimuthOf(geometry: z.infer<typeof Named>['geometry']): number | null {
  if (geometry?.type !== 'LineString' && geometry?.type !== 'MultiLineString') return null;
  return dominantAzimuth(geometry);
}

const withoutDirection = () =>
  new Problem('invalid-input', 'No direction dominates the street: give the azimuth at the sign', {
    detailZh: '该路没有主导走向，请填写标志处的走向方位角。',
    errors: [
      {
        in: 'body',
        pointer: '/azimuthDegrees',
        code: 'required',
        detail: 'The run of the street at the sign, degrees clockwise from north',
        detailZh: '标志处道路走向，自正北顺时针的度数',
      },
    ],
  });

// The row is locked so that a renaming cannot slip between reading the name and ordering its sign.
const lockPlace = (id: Draft['placeId']): Sql => sql`
  select p.province_code as "provinceCode", p.division_code as "divisionCode", st_asgeojson(p.geom, 9, 0)::jsonb as geometry,
         (select n.id from place_name n
           where n.place_id = p.id and n.kind = 'standard' and n.status = 'standard') as "nameId"
    from place p
   where p.id = ${id} and p.status = 'live'
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
                    mounting, maintainer, status, position, azimuth_degrees, code_key, code_digits, created_at, updated_at)
  values (${id}, ${place.provinceCode}, ${place.divisionCode}, ${draft.placeId}, ${nameId}, ${draft.type}, ${face.edition},
          ${face.widthMillimetres}, ${face.heightMillimetres}, ${face.colour}, ${draft.number}, ${draft.mounting},
          ${draft.maintainer}, 'planned', st_setsrid(st_makepoint(${draft.position[0]}, ${draft.position[1]}), 4490),
          ${face.azimuthDegrees}, ${code.key}, ${code.digits}, ${at}::timestamptz, ${at}::timestamptz)`;
