import { randomUUID } from 'node:crypto';
import { gramsOf } from '#server/gazetteer/gramsOf.ts';
import type { Db } from '#server/platform/db/sql.ts';
import { run, sql } from '#server/platform/db/sql.ts';

interface Wish {
  name: string;
  romanTone: string;
  category: string;
  divisionCode: string;
  /** GeoJSON in degrees. */
  geometry: object;
  secrecy: string;
  status: string;
  minZoom: number;
  schematic: boolean;
  meaning: string | null;
  origin: string | null;
  history: string | null;
  updatedAt: string;
}

export const AT = '2026-03-01T00:00:00.000Z';

/** A live public street with an approved standard name; the test names what differs. Answers ids of place and name. */
export async function aPlace(db: Db, over: Partial<Wish> = {}): Promise<{ placeId: string; nameId: string }> {
  const wish = { ...STREET, ...over };
  const placeId = randomUUID();
  await run(
    db,
    sql`insert into category (id, label_zh, label_en, unique_scope, source)
        values (${wish.category}, ${wish.category}, ${wish.category}, 'county', 'test') on conflict do nothing`,
  );
  await run(
    db,
    sql`insert into place (id, province_code, division_code, category, status, geom, position_source, schematic, secrecy,
                           min_zoom, meaning, origin, history, source, created_at, updated_at)
        values (${placeId}, '64', ${wish.divisionCode}, ${wish.category}, ${wish.status},
                st_setsrid(st_geomfromgeojson(${JSON.stringify(wish.geometry)}), 4490), 'test', ${wish.schematic},
                ${wish.secrecy}, ${wish.minZoom}, ${wish.meaning}, ${wish.origin}, ${wish.history}, 'test',
                ${wish.updatedAt}::timestamptz, ${wish.updatedAt}::timestamptz)`,
  );
  const nameId = await aName(db, placeId, wish);
  await run(
    db,
    sql`insert into name_event (place_id, name_id, kind, on_day, authority, document_no, article, recorded_at)
        values (${placeId}, ${nameId}, 'named', '2026-02-20', '吴忠市人民政府', '吴政发〔2026〕12号', '地名管理条例第十二条',
                ${AT}::timestamptz)`,
  );
  return { placeId, nameId };
}

/** Another name of a place, by default its standard one. */
export async function aName(
  db: Db,
  placeId: string,
  { name, romanTone, category, divisionCode }: Pick<Wish, 'name' | 'romanTone' | 'category' | 'divisionCode'>,
): Promise<string> {
  const id = randomUUID();
  await run(
    db,
    sql`insert into place_name (id, province_code, county_code, place_id, category, name, "specific", norm, specific_norm,
                                pinyin_key, pinyin_tone, pinyin_plain, initials, grams, kind, status, legal_status, valid_from)
        values (${id}, '64', ${divisionCode.slice(0, 6)}, ${placeId}, ${category}, ${name}, ${name}, ${name}, ${name},
                'x', array['x'], array['x'], 'x', ${gramsOf(name)}::bigint[], 'standard', 'standard', 'approved_tr', '2026-02-20')`,
  );
  await run(
    db,
    sql`insert into spelling (name_id, roman_tone, roman_plain, roman_sign, reading_source)
        values (${id}, ${romanTone}, ${romanTone}, ${romanTone.toUpperCase()}, 'test')`,
  );
  return id;
}

const STREET: Wish = {
  name: '稻香路',
  romanTone: 'Dàoxiāng Lù',
  category: 'street',
  divisionCode: '640302',
  geometry: { type: 'LineString', coordinates: [[106.19, 37.98], [106.21, 37.98]] }, // biome-ignore format: one line
  secrecy: 'public',
  status: 'live',
  minZoom: 8,
  schematic: true,
  meaning: '旧时沿路种稻',
  origin: null,
  history: null,
  updatedAt: AT,
};

/** A division with a square outline, `size` degrees wide, its south-west corner given. */
export async function aDivision(
  db: Db,
  {
    code,
    name,
    level,
    at: [west, south],
    size,
  }: { code: string; name: string; level: string; at: [number, number]; size: number },
): Promise<void> {
  await run(
    db,
    sql`insert into division (id, province_code, code, code_prefix, name, "specific", level, type, parent_code, path, valid,
                              geom, schematic, source)
        values (${randomUUID()}, '64', ${code}, ${code}, ${name}, ${name}, ${level}, 'test', ${code.slice(0, -3)}, ${name},
                '[2000-01-01,)', st_multi(st_makeenvelope(${west}, ${south}, ${west + size}, ${south + size}, 4490)), true,
                'test')`,
  );
}
