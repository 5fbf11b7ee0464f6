import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { record } from '../../audit/record.ts';
import { withIndexesAside, withNameThread } from '../../gazetteer/bulkLoad.ts';
import { PlaceCategory } from '../../gazetteer/contract.ts';
import { type InsertNames, insertNames } from '../../gazetteer/insertNames.ts';
import type { NamingTables } from '../../gazetteer/nameKeys.ts';
import type { NewName } from '../../gazetteer/nameLines.ts';
import { orderedId } from '../../gazetteer/orderedId.ts';
import { Day } from '../../platform/contract.ts';
import { type Db, json, many, one, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { TakenRun, Taking } from '../imports/importSteps.ts';
import { changePlaces } from './changePlaces.ts';
import { holdNames } from './heldNames.ts';
import { countsOf, sourceOf, takenRows } from './takenRows.ts';
import { undoPlaces, undoPlacesRefusal } from './undoPlaces.ts';

/** Comparison keys and spellings are made by these. */
export type TablesOf = (db: Db) => Promise<NamingTables>;

/**
 * Names become places, each with its name, spelling and the event of its registration. A name with an approving organ and day
 * is standard; any other is evidence that no document was seen for (`census_only`), and guards nothing. Places on record get
 * what the file adds to their description and position; their names are never touched.
 */
export const placesTaking = (tables: TablesOf): Taking => ({
  hold: holdNames,
  take: (tx, taken) => takePlaces(tx, tables, taken),
  undoRefusal: (db, { id }) => undoPlacesRefusal(db, id),
  undo: undoPlaces,
});

const PAGE = 4000;
/** From here on names are made in a thread beside. */
const MANY = 5000;
/** A register that grows to several times its size is indexed anew at the end. */
const MOSTLY_NEW = 4;
const WORTH_IT = 50_000;

async function takePlaces(tx: Db, tablesOf: TablesOf, taken: TakenRun) {
  const tables = await tablesOf(tx);
  await changePlaces(tx, taken);
  const { added } = await countsOf(tx, taken);
  const take = (insert: InsertNames) => addPlaces(tx, insert, taken);
  const load = () =>
    added < MANY ? take((db, names, after) => insertNames(db, tables, names, after)) : withNameThread(tables, take);
  await (added >= WORTH_IT && (await isMostlyNew(tx, added)) ? withIndexesAside(tx, load) : load());
  await record(tx, {
    ...{ actor: taken.actor, action: 'places.import', subjectKind: 'register', subjectId: 'places' },
    after: { run: taken.id, source: sourceOf(taken), added },
    at: taken.now,
  });
  return countsOf(tx, taken);
}

async function isMostlyNew(tx: Db, added: number): Promise<boolean> {
  const most = Math.floor(added / MOSTLY_NEW);
  const { count } = await one(
    tx,
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from (select from place limit ${most + 1}) p`,
  );
  return count <= most;
}

const Row = z.object({
  number: z.number().int(),
  name: z.string(),
  subject: z.uuid().nullable(),
  category: PlaceCategory.catch('other'),
  division: z.string(),
  approvedBy: z.string().nullable(),
  approvedOn: z.string().nullable(),
  alias: z.string().nullable(),
  former: z.string().nullable(),
});
type Row = z.infer<typeof Row>;

/** Page after page: one connection does one thing at a time. */
async function addPlaces(tx: Db, insert: InsertNames, taken: TakenRun): Promise<void> {
  const known = await knownDivisions(tx, taken);
  let done = 0;
  for (let after = -1; ; ) {
    const rows = await many(tx, Row, selectPage(taken, after));
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
    await addPage(tx, insert, { taken, rows, known });
    done += rows.length;
    await taken.progress(done);
    await setImmediate();
  }
}

/** Codes of divisions in force inside that of the run, by which a place may be filed. */
async function knownDivisions(tx: Db, { today, divisionCode }: TakenRun): Promise<ReadonlySet<string>> {
  const rows = await many(
    tx,
    z.object({ code: z.string() }),
    sql`select code from division where valid @> ${today}::date and level in ('county', 'township', 'committee')
           and starts_with(code, ${divisionPrefix(divisionCode)})`,
  );
  return new Set(rows.map(({ code }) => code));
}

// By position only where the file names no division.
const selectPage = (taken: TakenRun, after: number): Sql => sql`
  select r.number, r.name, r.subject_id as subject, r.fields ->> 'category_id' as category,
         coalesce(r.fields ->> 'division_code',
           (select d.code from division d
             where r.geom is not null and d.valid @> ${taken.today}::date and d.level in ('county', 'township')
               and d.geom && r.geom and st_covers(d.geom, st_pointonsurface(r.geom))
             order by length(d.code) desc limit 1),
           r.fields ->> 'county_code', r.fields ->> 'declared_code', ${taken.divisionCode}) as division,
         nullif(r.fields ->> 'approved_by', '') as "approvedBy", nullif(r.fields ->> 'approved_on', '') as "approvedOn",
         nullif(r.fields ->> 'alias', '') as alias, nullif(r.fields ->> 'former_name', '') as former
    from import_row r
   where ${takenRows(taken)} and r.outcome = 'added' and r.number > ${after} and r.name is not null
   order by r.number limit ${PAGE}`;

interface Page {
  taken: TakenRun;
  rows: readonly Row[];
  known: ReadonlySet<string>;
}

async function addPage(tx: Db, insert: InsertNames, { taken, rows, known }: Page): Promise<void> {
  const places = rows.map((row) => ({
    ...row,
    id: row.subject ?? orderedId(),
    division: filedUnder(row.division, known, taken.divisionCode),
  }));
  const names = places.map(nameOf);
  const further = places.flatMap(furtherNames);
  // The keys of the names are made while the places are stored.
  const ids = await insert(tx, names, run(tx, insertPlaces(taken, places)));
  if (further.length > 0) await insert(tx, further);
  const events = places.map(({ id }, i) => `${id}\t${ids[i]}`).join('\n');
  await run(tx, insertEvents(taken, events));
  const approved = places.flatMap(({ id, approvedBy, approvedOn }, i) =>
    approvedBy !== null && dayOf(approvedOn) !== null ? [{ id, nameId: ids[i], approvedBy, approvedOn }] : [],
  );
  if (approved.length > 0) await run(tx, insertApprovals(taken, approved));
}

/**
 * The code itself, else the township or county of it that the office has. What lies beyond its line, within the judge's reach, is
 * filed under the office itself; for the whole country what was said stands.
 */
function filedUnder(code: string, known: ReadonlySet<string>, office: string): string {
  const shorter = [code, code.slice(0, 12), code.slice(0, 9), code.slice(0, 6)];
  const found = shorter.find((one) => known.has(one));
  if (found !== undefined) return found;
  const prefix = divisionPrefix(office);
  if (code.startsWith(prefix)) return code.slice(0, 6);
  return prefix.length > 6 ? prefix : office.slice(0, 6);
}

// 30 February stands in files too.
const dayOf = (text: string | null): string | null => Day.safeParse(text).data ?? null;
/** The first day of the Toponym Regulations (TR art. 37). */
const TR_FIRST_DAY = '2022-05-01';

type Placed = Row & { id: string };

function nameOf({ id, division, category, name, approvedBy, approvedOn }: Placed): NewName {
  const day = approvedBy === null ? null : dayOf(approvedOn);
  return {
    ...{ placeId: id, provinceCode: `${division.slice(0, 2)}0000`, countyCode: division.slice(0, 6), category, name },
    kind: 'standard',
    status: day === null ? 'census_only' : 'standard',
    legalStatus: day === null ? 'unknown' : day >= TR_FIRST_DAY ? 'approved_tr' : 'approved_earlier',
    validFrom: day,
  };
}

const MOST_CHARACTERS = 60;
const furtherNames = (place: Placed): NewName[] =>
  (['alias', 'former'] as const).flatMap((kind) =>
    (place[kind] ?? '')
      .split(/[；;、，,]/)
      .map((name) => name.trim())
      .filter((name) => name !== '' && name.length <= MOST_CHARACTERS && !/\p{Cc}/u.test(name))
      .map(
        (name) =>
          ({
            ...nameOf({ ...place, name }),
            kind,
            status: 'census_only',
            legalStatus: 'unknown',
            validFrom: null,
          }) as const,
      ),
  );

// A place travels as one line of text; shape and description stand in the staged row. Nothing that is added is in two pages.
const insertPlaces = (taken: TakenRun, places: readonly Placed[]): Sql => sql`
  with c as materialized (
    select (string_to_array(line, chr(9)))[1]::int as number, (string_to_array(line, chr(9)))[2]::uuid as id,
           (string_to_array(line, chr(9)))[3] as division, (string_to_array(line, chr(9)))[4] as category
      from string_to_table(${places.map(({ number, id, division, category }) => [number, id, division, category].join('\t')).join('\n')}, chr(10)) as line),
  placed as (
    insert into place (id, province_code, division_code, category, status, place_code, geom, position_source, secrecy, meaning,
      origin, history, description, attributes, source, created_at, updated_at)
    select c.id, left(c.division, 2) || '0000', c.division, c.category, 'live',
           case when r.fields ->> 'place_code' ~ '^[0-9]{20}$' then r.fields ->> 'place_code' end,
           r.geom, case when r.geom is null then '无坐标' else ${`导入文件 ${taken.fileName}`} end, 'internal',
           r.fields ->> 'meaning_text', r.fields ->> 'origin_text', r.fields ->> 'history_text',
           r.fields ->> 'entity_description',
           jsonb_strip_nulls(jsonb_build_object('source_id', r.fields -> 'source_id', 'elevation_m', r.fields -> 'elevation_m',
             'source_crs', r.fields -> 'source_crs', 'note', r.fields -> 'note', 'sources', r.fields -> 'sources')),
           ${sourceOf(taken)}, ${taken.now}::timestamptz, ${taken.now}::timestamptz
      from c join import_row r on r.run_id = ${taken.id}::uuid and r.number = c.number)
  update import_row r set subject_kind = 'place', subject_id = c.id::text
    from c where r.run_id = ${taken.id}::uuid and r.number = c.number`;

// The office, not the person: events are public where their place is.
const officeOf = ({ actor }: TakenRun): Sql => sql`
  coalesce((select o.name from account a join organisation o on o.id = a.organisation_id where a.id = ${actor.id}::uuid), ${actor.displayName})`;

const insertEvents = (taken: TakenRun, lines: string): Sql => sql`
  insert into name_event (place_id, name_id, kind, on_day, authority, document_no, note, recorded_at)
  select split_part(line, chr(9), 1)::uuid, split_part(line, chr(9), 2)::uuid, 'registered', ${taken.today}::date,
         ${officeOf(taken)}, null, ${`据导入文件登记：${sourceOf(taken)}`}, ${taken.now}::timestamptz
    from string_to_table(${lines}, chr(10)) as line`;

const insertApprovals = (taken: TakenRun, approved: readonly unknown[]): Sql => sql`
  insert into name_event (place_id, name_id, kind, on_day, authority, note, recorded_at)
  select id, "nameId", 'named', "approvedOn"::date, "approvedBy", '批准机关和日期据导入文件，原文件未核', ${taken.now}::timestamptz
    from jsonb_to_recordset(${json(approved)}) as r (id uuid, "nameId" uuid, "approvedBy" text, "approvedOn" text)`;
