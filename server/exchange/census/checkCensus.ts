import { z } from 'zod';
import type { CompiledRuleSet } from '../../detection/compileRuleSet.ts';
import { reachOf } from '../../detection/nearbyNames.ts';
import { PlaceCategory } from '../../gazetteer/contract.ts';
import { requireShape } from '../../gazetteer/requireShape.ts';
import { romanize } from '../../gazetteer/romanize.ts';
import { splitName } from '../../gazetteer/splitName.ts';
import { type Db, json, many, one, run, sql } from '../../platform/db/sql.ts';
import type { JobContext } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { exchangeThresholds } from '../thresholds/exchangeThresholds.ts';
import type { Thresholds } from '../thresholds/thresholdContract.ts';
import { censusFields } from './censusFields.ts';
import { type CensusMapping, censusMapping } from './censusMapping.ts';
import { type CheckedRecord, type NewDefect, ownDefects } from './ownDefects.ts';
import { pairDefects } from './pairDefects.ts';
import { placeCodeParts } from './placeCode.ts';
import { registerDefects, ruleShape } from './registerDefects.ts';

export interface CheckDeps {
  db: Db;
  now: () => string;
  today: () => string;
  rules: (db: Db) => Promise<CompiledRuleSet>;
}

// A page is one transaction, of well under a second on either engine.
const PAGE = 50;

/** Checks every record that waits, page by page, until none is left or the signal says stop. */
export async function checkWaiting(
  deps: CheckDeps,
  { signal, progress }: Pick<JobContext, 'signal' | 'progress'>,
): Promise<void> {
  const { waiting } = await one(deps.db, Waiting, countWaiting);
  for (let done = 0; !signal.aborted; ) {
    const checked = await deps.db.transaction((tx) => checkPage(tx, deps));
    if (checked === 0) return;
    done += checked;
    await progress(done, Math.max(done, waiting));
  }
}

const Waiting = z.object({ waiting: z.number().int() });
const countWaiting = sql`select count(*)::int as waiting from census_record where checked_at is null`;

async function checkPage(tx: Db, { rules, now, today }: CheckDeps): Promise<number> {
  const rows = await many(tx, WaitingRow, selectWaiting());
  if (rows.length === 0) return 0;
  const [set, mapping] = [await rules(tx), await censusMapping(tx, today())];
  const sizesOf = sizesByCounty(tx, today());
  const found: Stored[] = [];
  for (const row of rows) {
    const thresholds = await sizesOf(row.divisionCode);
    for (const defect of await defectsOf(tx, { set, mapping, row, thresholds, today: today() })) {
      found.push({ ...defect, recordId: row.id });
    }
  }
  const ids = rows.map(({ id }) => id);
  const touched = await many(tx, z.object({ id: z.string() }), forget(ids));
  await run(tx, store(found));
  const pairs = await pairDefects(
    tx,
    rows.map((row) => ({ id: row.id, ...reach(set, row.divisionCode) })),
  );
  await run(tx, store(pairs));
  const all = [...ids, ...touched.map(({ id }) => id), ...pairs.map(({ recordId }) => recordId)];
  await run(tx, summarise([...new Set(all)], ids, now()));
  return rows.length;
}

/** The sizes for a division, each county's read once. */
function sizesByCounty(tx: Db, today: string): (divisionCode: string) => Promise<Thresholds> {
  const known = new Map<string, Thresholds>();
  return async (code) => {
    const divisionCode = code.slice(0, 6);
    const sizes = known.get(divisionCode) ?? (await exchangeThresholds(tx, { divisionCode, today }));
    known.set(divisionCode, sizes);
    return sizes;
  };
}

function reach(set: CompiledRuleSet, divisionCode: string): { sameSpot: number; spelling: number } {
  return reachOf(set, divisionCode) ?? { sameSpot: 0, spelling: 0 };
}

type Stored = NewDefect & { recordId: string };

const WaitingRow = z.object({
  id: z.string(),
  name: z.string(),
  fields: z.record(z.string(), z.unknown()),
  category: PlaceCategory.nullable(),
  placeCode: z.string().nullable(),
  divisionCode: z.string(),
  divisionPath: z.string(),
  romanPlain: z.string(),
  placeId: z.string().nullable(),
  codeDivision: z.enum(['current', 'ended', 'unknown']),
  hasShape: z.boolean(),
  isValid: z.boolean(),
  geometry: z.unknown(),
  metresOutside: z.number().nullable(),
  isSketch: z.boolean(),
});
type WaitingRow = z.infer<typeof WaitingRow>;

interface Judged {
  set: CompiledRuleSet;
  mapping: CensusMapping;
  row: WaitingRow;
  thresholds: Thresholds;
  today: string;
}

async function defectsOf(tx: Db, { set, mapping, row, thresholds, today }: Judged): Promise<NewDefect[]> {
  const shape = shapeState(row);
  const geometry = shape === 'good' ? ruleShape(row.geometry) : null;
  const parts = { name: row.name, ...splitName(row.name, row.category ?? undefined, set.tables.generics) };
  const { review } = romanize({ ...parts, category: row.category ?? undefined }, set.tables);
  const digits = placeCodeParts(row.placeCode ?? '')?.category ?? null;
  const record: CheckedRecord = {
    ...row,
    fields: censusFields(row.fields),
    readingReview: review,
    digitsKnown: mapping('', digits).digitsKnown,
    shape,
    outsideMetres: thresholds.census_outside_metres,
  };
  const asked = { ...row, geometry, sameEntityMetres: thresholds.census_same_entity_metres };
  return [...ownDefects(record), ...(await registerDefects(tx, set, asked, today))];
}

function shapeState({ hasShape, isValid, geometry }: WaitingRow): CheckedRecord['shape'] {
  if (!hasShape) return 'none';
  if (!isValid) return 'invalid';
  const shape = ruleShape(geometry);
  if (!shape) return 'good';
  try {
    requireShape(shape);
    return 'good';
  } catch (error) {
    if (error instanceof Problem) return 'outside-china';
    throw error;
  }
}

const CODE_DIVISION = sql`array[left(c.place_code, 9), case when substr(c.place_code, 7, 3) = '000' then left(c.place_code, 6) end]`;

const selectWaiting = () => sql`
  select c.id, c.name, c.fields, c.category, c.place_code as "placeCode", c.division_code as "divisionCode",
         coalesce(d.path, c.division_code) as "divisionPath", c.roman_plain as "romanPlain", c.place_id as "placeId",
         case when exists (select 1 from division x where x.code = any(${CODE_DIVISION}) and upper_inf(x.valid)) then 'current'
              when exists (select 1 from division x where x.code = any(${CODE_DIVISION})) then 'ended'
              else 'unknown' end as "codeDivision",
         c.geom is not null as "hasShape", coalesce(st_isvalid(c.geom), true) as "isValid",
         st_asgeojson(c.geom, 9, 0)::jsonb as geometry, coalesce(d.schematic, false) as "isSketch",
         case when c.division_by <> 'position' and st_isvalid(c.geom) and st_isvalid(d.geom) and not st_isempty(c.geom)
              then st_distance(d.geom::geography, st_pointonsurface(c.geom)::geography) end as "metresOutside"
    from census_record c
    left join lateral (
      select path, schematic, geom from division where code = c.division_code and upper_inf(valid)) d on true
   where c.checked_at is null order by c.id limit ${PAGE} for update of c skip locked`;

// What was said of the pair goes from both; the others are summed up anew.
const forget = (ids: readonly string[]) => sql`
  with gone as (
    delete from census_defect where record_id = any(${ids}::uuid[]) or other_record_id = any(${ids}::uuid[])
    returning record_id)
  select distinct record_id as id from gone`;

const store = (defects: readonly Stored[]) => sql`
  insert into census_defect (record_id, kind, code, level, message, message_zh, evidence, other_record_id, other_place_id)
  select "recordId", kind, code, level, message, "messageZh", evidence, "otherRecordId", "otherPlaceId"
    from jsonb_to_recordset(${json(defects)}) as r ("recordId" uuid, kind text, code text, level text, message text,
           "messageZh" text, evidence jsonb, "otherRecordId" uuid, "otherPlaceId" uuid)
      on conflict do nothing`;

const summarise = (all: readonly string[], checked: readonly string[], now: string) => sql`
  update census_record c
     set defects = coalesce((select array_agg(distinct f.kind order by f.kind) from census_defect f
                              where f.record_id = c.id and f.level <> 'note'), '{}'),
         checked_at = case when c.id = any(${checked}::uuid[]) then ${now}::timestamptz else c.checked_at end
   where c.id = any(${all}::uuid[])`;
