import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { type Db, json, maybeOne, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { LineId } from '../contract.ts';
import { fieldFault } from './fieldFault.ts';
import { findMarker } from './findMarker.ts';
import type { LonLat, Marker, MarkerDraft, MarkerForm, ReferenceDraft } from './markerContract.ts';
import { MarkerId } from './markerContract.ts';
import type { MarkerDeps } from './markerDeps.ts';
import { markerPosition } from './markerPosition.ts';
import { parseNumber } from './parseNumber.ts';
import { linesOfRecord } from './visibleMarkers.ts';

type Deps = Pick<MarkerDeps, 'db' | 'now' | 'today'>;

/**
 * Enters a marker as its registration form has it (界桩登记表). It is never moved onto the line: how far off it stands is a
 * finding. @throws Problem invalid-input, conflict `number-taken`
 */
export function registerMarker({ db, now, today }: Deps, actor: Actor, draft: MarkerDraft): Promise<Marker> {
  return db.transaction(async (tx) => {
    await requireForm(tx, { form: draft, lineId: draft.lineId, today: today() });
    await requireOtherLines(tx, actor, draft);
    const position = await markerPosition(tx, draft);
    const { id } = await one(tx, z.object({ id: MarkerId }), insertMarker(draft, position, now()));
    const lines = [...new Set([draft.lineId, ...draft.otherLineIds])];
    await run(tx, sql`insert into boundary_marker_line (marker_id, line_id) select ${id}, unnest(${lines}::uuid[])`);
    await saveReferences(tx, id, draft.references);
    const subject = { subjectKind: 'boundary-marker', subjectId: id };
    await record(tx, { actor, action: 'markers.register', ...subject, after: { ...draft, position }, at: now() });
    return findMarker(tx, id, today());
  });
}

const LineRow = z.object({ sideA: z.string(), sideB: z.string() });

/** What any form must fit, new or edited. @throws Problem invalid-input, conflict */
export async function requireForm(
  tx: Db,
  { form, lineId, today, but }: { form: MarkerForm; lineId: LineId; today: string; but?: MarkerId },
): Promise<void> {
  const line = await one(
    tx,
    LineRow,
    sql`select side_a as "sideA", side_b as "sideB" from boundary_line where id = ${lineId}`,
  );
  const { managerSide, setOn, numberText } = form;
  if (managerSide !== null && managerSide !== line.sideA && managerSide !== line.sideB)
    throw fieldFault('/managerSide', 'no-side', 'The managing side is a side of the line', '管理方须为界线的一方');
  if (setOn !== null && setOn > today)
    throw fieldFault('/setOn', 'in-future', 'It cannot have been set in the future', '埋设日期不能晚于今天');
  const taken = await maybeOne(
    tx,
    z.object({ id: MarkerId }),
    sql`select id from boundary_marker
         where line_id = ${lineId} and number_text = ${numberText} and status <> 'scrapped' and id is distinct from ${but ?? null}::uuid`,
  );
  if (!taken) return;
  throw new Problem('conflict', `The line has a marker ${numberText} already`, {
    detailZh: `该界线已有编号为 ${numberText} 的界桩。`,
    code: 'number-taken',
  });
}

async function requireOtherLines(tx: Db, actor: Actor, { kind, otherLineIds }: MarkerDraft): Promise<void> {
  if (otherLineIds.length === 0) return;
  if (kind !== 'junction' && kind !== 'triple')
    throw fieldFault(
      '/otherLineIds',
      'one-line',
      'Only a marker at a junction shows several lines',
      '只有交会点界桩可以属于多条界线',
    );
  const { count } = await one(
    tx,
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from boundary_line l
         where l.id = any(${otherLineIds}::uuid[]) and ${linesOfRecord(actor)}`,
  );
  if (count !== new Set(otherLineIds).size)
    throw fieldFault('/otherLineIds', 'no-line', 'One of the lines does not exist', '所选界线不存在');
}

/** All reference objects of a marker anew, numbered as given. */
export async function saveReferences(tx: Db, id: MarkerId, references: readonly ReferenceDraft[]): Promise<void> {
  await run(tx, sql`delete from boundary_marker_reference where marker_id = ${id}`);
  await run(
    tx,
    sql`insert into boundary_marker_reference (marker_id, no, name, bearing_degrees, bearing_kind, distance_metres, lon, lat)
        select ${id}, r.no, r.entry ->> 'name', (r.entry ->> 'bearingDegrees')::float8, r.entry ->> 'bearingKind',
               (r.entry ->> 'distanceMetres')::float8, (r.entry #>> '{position,0}')::float8, (r.entry #>> '{position,1}')::float8
          from jsonb_array_elements(${json(references)}) with ordinality as r (entry, no)`,
  );
}

/** The columns that the form fills, in the order of `formValues`. */
const FORM_COLUMNS: Sql = sql`number_text, serial, type_code, kind, height_metres, height_datum, survey_method,
  accuracy_metres, material, size_text, faces, manager_side, set_on, maker, note`;

function formValues(form: MarkerForm): Sql {
  const parsed = parseNumber(form.numberText);
  return sql`${form.numberText}, ${parsed?.serial ?? null}::int, ${parsed?.typeCode ?? null}, ${form.kind},
    ${form.heightMetres}::float8, ${form.heightDatum}, ${form.surveyMethod}, ${form.accuracyMetres}::float8, ${form.material},
    ${form.sizeText}, ${json(form.faces)}, ${form.managerSide}, ${form.setOn}::date, ${form.maker}, ${form.note}`;
}

export const updateForm = (id: MarkerId, form: MarkerForm, at: string): Sql => sql`
  update boundary_marker set (${FORM_COLUMNS}) = row(${formValues(form)}), version = version + 1, updated_at = ${at}::timestamptz
   where id = ${id}`;

const insertMarker = (draft: MarkerDraft, [lon, lat]: LonLat, at: string): Sql => sql`
  insert into boundary_marker (province_code, line_id, status, geom, original, secrecy, created_at, updated_at, ${FORM_COLUMNS})
  select l.province_code, l.id, 'intact', st_setsrid(st_makepoint(${lon}::float8, ${lat}::float8), 4490),
         ${draft.original ? json(draft.original) : sql`null`}, ${draft.secrecy}, ${at}::timestamptz, ${at}::timestamptz, ${formValues(draft)}
    from boundary_line l where l.id = ${draft.lineId}
  returning id`;
