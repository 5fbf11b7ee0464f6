import { z } from 'zod';
import type { PlaceCategory } from '../../gazetteer/contract.ts';
import type { NewName } from '../../gazetteer/nameLines.ts';
import { maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { ActOnRecord } from './censusAct.ts';
import { fieldText } from './censusFields.ts';

export const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`;

/** @throws Problem conflict where nobody knows the county: a name without one is compared with nothing */
export function requireCounty({ found }: ActOnRecord): void {
  if (!/^\d{4}00$/.test(found.countyCode)) return;
  throw new Problem('conflict', 'The county of the record is not known', {
    detailZh: '这条记录没有写明所在的县（市、区），坐标也无法判定，请退回核实。',
    code: 'no-county',
  });
}

interface NewPlace {
  category: PlaceCategory;
  secrecy: string;
  /** No standard name yet: never public, whatever the record's label. */
  isCensusOnly: boolean;
  /** A document lifts the label of a restricted place. */
  isDeclassified?: boolean;
}
/** How a place stood before a decision changed it. */
export const PlaceWas = z.object({ category: z.string(), secrecy: z.string(), censusOnly: z.boolean() });
const Place = z.object({ id: z.string(), version: z.number().int(), was: PlaceWas.nullable().default(null) });

/**
 * The place that an earlier decision made for the record, or a new one.
 * @throws Problem conflict where that place has a standard name meanwhile: no decision about a record changes such a place
 */
export async function placeFor(
  { tx, found, now }: ActOnRecord,
  given: NewPlace,
): Promise<z.infer<typeof Place> & { isNew: boolean }> {
  if (found.placeId) {
    const place = await maybeOne(tx, Place, changePlace({ id: found.placeId, now, given }));
    if (!place) throw hasStandard(found.placeId);
    return { ...place, isNew: false };
  }
  return { ...(await one(tx, Place, insertPlace(found, given, now))), isNew: true };
}

const hasStandard = (placeId: string): Problem =>
  new Problem('conflict', 'The place of the record has a standard name: merge the record into it', {
    detailZh: '这条记录对应的地名已有标准地名，普查成果不能改动，请改为“并入已有地名”。',
    code: 'has-standard-name',
    placeId,
  });

const neverPublic = (secrecy: string): string => (secrecy === 'public' ? 'internal' : secrecy);

interface Changed {
  id: string;
  now: string;
  given: NewPlace;
}

// A restricted place stays so until a document lifts its label, whatever another record or a later delivery says.
function changePlace({ id, now, given }: Changed): Sql {
  const { category, isCensusOnly, isDeclassified = false } = given;
  const secrecy = isCensusOnly ? neverPublic(given.secrecy) : given.secrecy;
  return sql`
    update place p
       set category = ${category}, status = 'live', version = p.version + 1, updated_at = ${now},
           secrecy = case when p.secrecy = 'restricted' and not ${isDeclassified}::boolean then p.secrecy else ${secrecy} end,
           attributes = case when ${isCensusOnly}::boolean then p.attributes || '{"censusOnly": true}' else p.attributes - 'censusOnly' end
      from place o
     where p.id = ${id} and o.id = p.id and not exists (
       select from place_name n where n.place_id = p.id and n.kind = 'standard' and n.status = 'standard')
    returning p.id, p.version, jsonb_build_object('category', o.category, 'secrecy', o.secrecy,
      'censusOnly', coalesce(o.attributes @> '{"censusOnly": true}', false)) as was`;
}

const orNull = (text: string): string | null => (text === '' ? null : text);

function insertPlace(found: ActOnRecord['found'], { category, secrecy, isCensusOnly }: NewPlace, now: string): Sql {
  const { fields, fileName, rowNumber, placeCode } = found;
  const code = placeCode !== null && /^\d{20}$/.test(placeCode) ? placeCode : null;
  const method = fieldText(fields, 'survey_method');
  return sql`
    insert into place (province_code, division_code, category, status, place_code, geom, position_source, secrecy, meaning,
      history, description, attributes, source, created_at, updated_at)
    select ${provinceOf(found.countyCode)}, c.division_code, ${category}, 'live', ${code}, case when st_isvalid(c.geom) then c.geom end,
           ${`第二次全国地名普查${method === '' ? '' : `（${method}）`}`}, ${isCensusOnly ? neverPublic(secrecy) : secrecy},
           ${orNull(fieldText(fields, 'meaning_text'))}, ${orNull(fieldText(fields, 'history_text'))},
           ${orNull(fieldText(fields, 'entity_description'))},
           ${isCensusOnly ? '{"censusOnly": true}' : '{}'}::jsonb,
           ${`第二次全国地名普查（${fileName} 第 ${rowNumber} 行）`}, ${now}, ${now}
      from census_record c where c.id = ${found.id} returning id, version`;
}

type Beginning = Pick<NewName, 'placeId' | 'provinceCode' | 'countyCode' | 'category' | 'name'>;
export const nameOf = ({ found }: ActOnRecord, placeId: string, category: PlaceCategory): Beginning => ({
  ...{ placeId, category, name: found.name },
  ...{ provinceCode: provinceOf(found.countyCode), countyCode: found.countyCode },
});
