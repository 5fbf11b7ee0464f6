import { z } from 'zod';
import { checkName } from '../../detection/checkName.ts';
import type { PlaceCategory } from '../../gazetteer/contract.ts';
import { insertNames } from '../../gazetteer/insertNames.ts';
import { isClash, lockNames } from '../../naming/newClashes.ts';
import { DivisionCode } from '../../platform/contract.ts';
import { maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { exchangeThresholds } from '../thresholds/exchangeThresholds.ts';
import type { ActOnRecord, Effect } from './censusAct.ts';
import type { CensusActBodies } from './censusContract.ts';
import { nameOf, placeFor, provinceOf, requireCounty } from './censusPlace.ts';
import { groundOf, type NameGround } from './groundOf.ts';
import { otherNames } from './otherNames.ts';

export type Promotion = z.output<typeof CensusActBodies.promote>;

/**
 * Makes the name of a record a standard name of the register, on the ground given. The register's spelling is that of the
 * reading registry; what the form says stays with the record.
 * @throws Problem conflict where the entity has a standard name already or another name forbids it, invalid-input for a ground that does not hold
 */
export async function promoteRecord(context: ActOnRecord, body: Promotion): Promise<Effect> {
  const { tx, deps, found } = context;
  requireCounty(context);
  const ground = await groundOf(tx, body.ground, { divisionCode: found.divisionCode, today: deps.today() });
  await run(tx, lockNames(body.category, provinceOf(found.countyCode)));
  await requireNoStandard(context, body.category);
  await requireNoClash(context, body);
  const secrecy = body.declassified ? 'public' : found.secrecy;
  const isDeclassified = body.declassified !== undefined;
  const place = await placeFor(context, { category: body.category, secrecy, isCensusOnly: false, isDeclassified });
  const nameId = await standardName(context, { placeId: place.id, category: body.category, ground });
  const aliasIds = await otherNames(context, { placeId: place.id, category: body.category, known: [found.name] });
  await run(tx, insertEvent(context, { placeId: place.id, nameId, ground }));
  return {
    ...{ to: 'promoted', reason: body.reason, placeId: place.id, nameId },
    ground: {
      ...body.ground,
      clashes: body.clashes,
      ...(body.declassified ? { declassified: body.declassified } : {}),
    },
    made: {
      placeId: place.id,
      placeVersion: place.version,
      placeMade: place.isNew,
      placeWas: place.was,
      nameId,
      aliasIds,
    },
  };
}

const Standard = z.object({ placeId: z.string(), name: z.string() });

async function requireNoStandard({ tx, deps, found }: ActOnRecord, category: PlaceCategory): Promise<void> {
  const { divisionCode } = found;
  const { census_same_entity_metres: metres } = await exchangeThresholds(tx, { divisionCode, today: deps.today() });
  const known = await maybeOne(tx, Standard, selectStandard(found.id, category, metres));
  if (!known) return;
  throw new Problem('conflict', `The entity has the standard name ${known.name} already: merge the record into it`, {
    detailZh: `该地名实体在地名库中已有标准地名“${known.name}”，普查成果不能覆盖，请改为“并入已有地名”。`,
    code: 'has-standard-name',
    placeId: known.placeId,
  });
}

// The same place, the same code, or the same name of the category at the spot (in the township, where one is not drawn).
const selectStandard = (recordId: string, category: PlaceCategory, metres: number) => sql`
  select p.id as "placeId", n.name
    from census_record c
    join place_name n on n.status = 'standard' and n.kind = 'standard'
     and n.place_id in (
       select c.place_id
       union select q.id from place q where q.place_code = c.place_code
       union select m.place_id from place_name m join place q on q.id = m.place_id
              where m.county_code = c.county_code and m.norm = c.norm and m.category = ${category}
                and case when q.geom is null or c.geom is null
                         then length(c.division_code) > 6 and starts_with(q.division_code, c.division_code)
                         else shapes_between(q.geom, c.geom) <= ${metres}::float8 end)
    join place p on p.id = n.place_id and p.status = 'live'
   where c.id = ${recordId} limit 1`;

async function requireNoClash(
  { tx, deps, found }: ActOnRecord,
  { category, clashes: answered }: Promotion,
): Promise<void> {
  const { findings } = await checkName(
    tx,
    await deps.rules(tx),
    {
      ...{ name: found.name, category, division: DivisionCode.parse(found.divisionCode) },
      ...(found.geometry ? { geometry: found.geometry } : {}),
      ...(found.placeId ? { self: found.placeId } : {}),
    },
    deps.today(),
  );
  const given = new Set(answered.map(({ nameId }) => nameId));
  const open = findings.filter(isClash).filter(({ level, clash }) => level === 'block' || !given.has(clash.nameId));
  const [first] = open;
  if (!first) return;
  const isForbidden = first.level === 'block';
  throw new Problem('conflict', first.message, {
    detailZh: isForbidden
      ? `${first.messageZh}，不能转为标准地名，可列为清理整治线索。`
      : `${first.messageZh}，请对该地名写明保留理由。`,
    code: isForbidden ? 'name-forbidden' : 'clash-open',
    clashes: open.map(({ clash, level, messageZh, message }) => ({
      nameId: clash.nameId,
      name: clash.name,
      level,
      message,
      messageZh,
    })),
  });
}

interface Named {
  placeId: string;
  category: PlaceCategory;
  ground: NameGround;
}

async function standardName(context: ActOnRecord, { placeId, category, ground }: Named): Promise<string> {
  const { tx, deps, found } = context;
  const { legalStatus, onDay } = ground;
  // A name that only the census knew gives way: its row stays, the standard one is a new row with keys of its category.
  if (found.nameId) {
    await run(tx, sql`update place_name set status = 'refused' where id = ${found.nameId} and status = 'census_only'`);
  }
  const { tables } = await deps.rules(tx);
  const name = { ...nameOf(context, placeId, category), legalStatus, validFrom: onDay };
  const [id] = await insertNames(tx, tables, [{ ...name, kind: 'standard', status: 'standard' }]);
  if (id === undefined) throw new Error('insertNames answered no id');
  return id;
}

const insertEvent = (
  { now }: ActOnRecord,
  { placeId, nameId, ground }: { placeId: string; nameId: string; ground: NameGround },
) => sql`
  insert into name_event (place_id, name_id, kind, on_day, authority, document_no, article, note, recorded_at)
  values (${placeId}, ${nameId}, 'registered', ${ground.onDay}, ${ground.authority}, ${ground.documentNo}, ${ground.article},
          ${ground.note}, ${now})`;
