import { z } from 'zod';
import { record } from '../../audit/record.ts';
import { differing, recordEach } from '../../audit/recordEach.ts';
import { MarkerKind as Kind, type MarkerKind } from '../../boundaries/markers/markerContract.ts';
import { parseNumber } from '../../boundaries/markers/parseNumber.ts';
import { type Db, json, many, one, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { TakenRun, Taking } from '../imports/importSteps.ts';
import { countsOf, sourceOf, takenRows } from './takenRows.ts';

/**
 * Markers enter the register as the file has them, internal, each on the line of its code, else on the one line that runs by.
 * Of a marker on record the form is put right; where it stands changes by events only, never by a file.
 */
export const markersTaking: Taking = {
  take: async (tx, taken) => {
    const rows = await many(tx, Row, selectRows(taken));
    const stray = rows.find(({ lineId }) => lineId === null);
    if (stray) throw noLine(stray);
    const markers = rows.map((row) => ({ ...row, kind: kindOf(row), ...numberOf(row.numberText) }));
    const kept = markers.length === 0 ? 0 : await run(tx, insertMarkers(taken, markers));
    await run(tx, keepForms(taken));
    const changed = await run(tx, changeForms(taken));
    await recordForms(tx, taken, 'change');
    await record(tx, {
      ...{ actor: taken.actor, action: 'markers.import', subjectKind: 'register', subjectId: 'markers' },
      after: { run: taken.id, source: sourceOf(taken), kept, changed },
      at: taken.now,
    });
    return countsOf(tx, taken);
  },
  undoRefusal,
  undo: async (tx, taken) => {
    const { id } = taken;
    const markers = sql`select r.subject_id::uuid from import_row r where r.run_id = ${id}::uuid and r.subject_kind = 'boundary-marker'
      and r.outcome = 'added' and not r.left_out`;
    await run(tx, sql`delete from boundary_marker_line where marker_id in (${markers})`);
    await run(tx, sql`delete from boundary_marker where id in (${markers})`);
    await recordForms(tx, taken, 'undo');
    await run(tx, restoreForms(taken));
  },
};

const Row = z.object({
  number: z.number().int(),
  numberText: z.string(),
  lineId: z.uuid().nullable(),
  kind: z.string().nullable(),
  typeCode: z.string().nullable(),
});
type Row = z.infer<typeof Row>;

const selectRows = (taken: TakenRun) => sql`
  select r.number, r.code as "numberText", nullif(r.fields ->> 'kind', '') as kind, nullif(r.fields ->> 'type_code', '') as "typeCode",
         (r.fields ->> 'line_id')::uuid as "lineId"
    from import_row r
   where ${takenRows(taken)} and r.outcome = 'added' and r.geom is not null and r.code is not null
   order by r.number`;

const noLine = ({ number, numberText }: Row) =>
  new Problem('conflict', `Row ${number}: no line of the register runs by marker ${numberText}, and it names none`, {
    detailZh: `第 ${number} 行：界桩 ${numberText} 未写明界线，附近也没有本库的界线。`,
    code: 'no-line',
  });

const KINDS: readonly (readonly [pattern: RegExp, kind: MarkerKind])[] = [
  [/双立|同号双/, 'double'],
  [/三立|同号三/, 'triple'],
  [/交会|交汇/, 'junction'],
  [/附设|辅助/, 'auxiliary'],
  [/单立|主/, 'single'],
];
const BY_LETTER: Readonly<Record<string, MarkerKind>> = {
  A: 'double',
  B: 'double',
  C: 'triple',
  D: 'triple',
  E: 'triple',
};

function kindOf({ kind, typeCode, numberText }: Row): MarkerKind {
  const said = KINDS.find(([pattern]) => kind !== null && pattern.test(kind))?.[1] ?? Kind.safeParse(kind).data;
  return said ?? BY_LETTER[typeCode ?? parseNumber(numberText)?.typeCode ?? ''] ?? 'single';
}

const numberOf = (numberText: string) => {
  const parsed = parseNumber(numberText);
  return { serial: parsed?.serial ?? null, letter: parsed?.typeCode ?? null };
};

const insertMarkers = (taken: TakenRun, markers: readonly unknown[]) => sql`
  with given as (
    select gen_random_uuid() as id, m.* from jsonb_to_recordset(${json(markers)}) as m (number int, "numberText" text, "lineId" uuid,
      kind text, serial int, letter text)),
  placed as (
    insert into boundary_marker (id, province_code, line_id, status, geom, secrecy, number_text, serial, type_code, kind,
      height_metres, height_datum, material, faces, set_on, note, created_at, updated_at)
    select g.id, l.province_code, l.id, 'intact', r.geom, 'internal', g."numberText", g.serial, g.letter, g.kind,
           ${HEIGHT},
           nullif(r.fields ->> 'height_datum', ''), nullif(r.fields ->> 'material', ''), '[]',
           ${SET_ON},
           left(concat_ws('；', nullif(r.fields ->> 'note', ''), ${`导入，未核实：${sourceOf(taken)}`}::text), 500),
           ${taken.now}::timestamptz, ${taken.now}::timestamptz
      from given g join boundary_line l on l.id = g."lineId"
      join import_row r on r.run_id = ${taken.id}::uuid and r.number = g.number
    returning id),
  on_line as (insert into boundary_marker_line (marker_id, line_id) select id, "lineId" from given)
  update import_row r set subject_kind = 'boundary-marker', subject_id = g.id::text
    from given g where r.run_id = ${taken.id}::uuid and r.number = g.number`;

const HEIGHT = sql`case when r.fields ->> 'height_metres' ~ '^-?[0-9]{1,5}([.][0-9]{1,20})?$' then (r.fields ->> 'height_metres')::float8 end`;
// Inner and outer case: only what is a month may become a day, and only a day of that month a date.
const SET_ON = sql`
  case when r.fields ->> 'set_on' ~ '^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' then
    case when right(r.fields ->> 'set_on', 2)::int <= extract(day from (left(r.fields ->> 'set_on', 7) || '-01')::date + interval '1 month - 1 day')
         then (r.fields ->> 'set_on')::date end end`;

/** Rows `r` that change a marker `m` on record. */
const changing = (taken: TakenRun) =>
  sql`${takenRows(taken)} and r.outcome = 'changed' and r.subject_kind = 'boundary-marker' and m.id = r.subject_id::uuid`;

/** What an import may change of marker `m`. */
const FORM = sql`jsonb_build_object('material', m.material, 'note', m.note, 'set_on', m.set_on, 'height_metres', m.height_metres)`;
const KEPT = sql`((r.before -> '_marker') - 'version')`;

/** An entry of the audit chain for each marker: staged rows are forgotten after half a year, entries never. */
const recordForms = (tx: Db, { id, actor, now: at }: TakenRun, does: 'change' | 'undo') =>
  recordEach(
    tx,
    { actor, action: `markers.import-${does}`, subjectKind: 'boundary-marker', at },
    sql`select distinct on (m.id) m.id::text as id, c.before, c.after
          from import_row r join boundary_marker m on m.id = r.subject_id::uuid
         cross join lateral (${does === 'change' ? differing(KEPT, FORM) : differing(FORM, KEPT)}) c
         where r.run_id = ${id}::uuid and r.subject_kind = 'boundary-marker' and r.before ? '_marker' order by m.id`,
  );

const keepForms = (taken: TakenRun) => sql`
  update import_row r
     set before = coalesce(r.before, '{}') || jsonb_build_object('_marker', ${FORM} || jsonb_build_object('version', m.version))
    from boundary_marker m where ${changing(taken)}`;

const changeForms = (taken: TakenRun) => sql`
  update boundary_marker m
     set material = coalesce(nullif(r.fields ->> 'material', ''), m.material), note = coalesce(nullif(r.fields ->> 'note', ''), m.note),
         set_on = coalesce(${SET_ON}, m.set_on), height_metres = coalesce(${HEIGHT}, m.height_metres), version = m.version + 1,
         updated_at = ${taken.now}::timestamptz
    from import_row r where ${changing(taken)}`;

const restoreForms = ({ id, now }: TakenRun) => sql`
  update boundary_marker m
     set material = b.was ->> 'material', note = b.was ->> 'note', set_on = (b.was ->> 'set_on')::date,
         height_metres = (b.was ->> 'height_metres')::float8, version = m.version + 1, updated_at = ${now}::timestamptz
    from (select r.subject_id::uuid as id, r.before -> '_marker' as was from import_row r
           where r.run_id = ${id}::uuid and r.subject_kind = 'boundary-marker' and r.before ? '_marker') b
   where m.id = b.id`;

/** The version at which the run left marker `m` of row `r`. */
const LEFT_AT = sql`(coalesce((r.before -> '_marker' ->> 'version')::int, 0) + 1)`;

/** Later imports that changed the marker and were taken back: each counts its version up twice, and it stands as before. */
const undoneSince = sql`
  select count(*) from import_row o join import_run u on u.id = o.run_id
   where o.subject_kind = 'boundary-marker' and o.subject_id = r.subject_id and o.run_id <> r.run_id and u.state = 'undone'
     and (o.before -> '_marker' ->> 'version')::int >= ${LEFT_AT}`;

async function undoRefusal(db: Db, { id }: { id: string }): Promise<{ en: string; zh: string } | null> {
  const { count } = await one(
    db,
    z.object({ count: z.number() }),
    sql`select count(*)::int as count
          from import_row r join boundary_marker m on m.id = r.subject_id::uuid
         where r.run_id = ${id}::uuid and r.subject_kind = 'boundary-marker' and not r.left_out and r.outcome in ('added', 'changed')
           and (m.version <> ${LEFT_AT} + 2 * (${undoneSince}) or r.outcome = 'added' and (exists (select from boundary_marker_event e where e.marker_id = m.id)
                or exists (select from joint_inspection_item i where i.marker_id = m.id)
                or exists (select from boundary_incident t where t.marker_id = m.id)
                or exists (select from boundary_file f where f.marker_id = m.id)
                or exists (select from boundary_marker_classification c where c.marker_id = m.id)
                or exists (select from boundary_marker_reference n where n.marker_id = m.id)))`,
  );
  return count === 0
    ? null
    : { en: `${count} of its markers are in use already`, zh: `其中 ${count} 个界桩已有后续记录，不能撤销。` };
}
