import { z } from 'zod';
import type { PlaceCategory } from '../../gazetteer/contract.ts';
import type { NewName } from '../../gazetteer/nameLines.ts';
import { one, type Sql, sql } from '../../platform/db/sql.ts';
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
}
const Place = z.object({ id: z.string(), version: z.number().int() });

/** The place that an earlier decision made for the record, or a new one. */
export async function placeFor(
  { tx, found, now }: ActOnRecord,
  given: NewPlace,
): Promise<z.infer<typeof Place> & { isNew: boolean }> {
  if (found.placeId) {
    const place = await one(tx, Place, changePlace({ id: found.placeId, now, given }));
    return { ...place, isNew: false };
  }
  return { ...(await one(tx, Place, insertPlace(found, given, now))), isNew: true };
}

const changePlace = ({ id, now, given }: { id: string; now: string; given: NewPlace }) => sql`
  update place set category = ${given.category}, secrecy = ${given.secrecy}, status = 'live', version = version + 1,
         attributes = attributes - 'censusOnly', updated_at = ${now}
   where id = ${id} returning id, version`;

const orNull = (text: string): string | null => (text === '' ? null : text);

function insertPlace(found: ActOnRecord['found'], { category, secrecy, isCensusOnly }: NewPlace, now: string): Sql {
  const { fields, fileName, rowNumber, placeCode } = found;
  const code = placeCode !== null && /^\d{20}$/.test(placeCode) ? placeCode : null;
  const method = fieldText(fields, 'survey_method');
  return sql`
    insert into place (province_code, division_code, category, status, place_code, geom, position_source, secrecy, meaning,
      history, description, attributes, source, created_at, updated_at)
    select ${provinceOf(found.countyCode)}, c.division_code, ${category}, 'live', ${code}, case when st_isvalid(c.geom) then c.geom end,
           ${`第二次全国地名普查${method === '' ? '' : `（${method}）`}`}, ${isCensusOnly && secrecy === 'public' ? 'internal' : secrecy},
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
