import { randomUUID } from 'node:crypto';
import type { Db } from '#server/platform/db/sql.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { aDivision, aPlace } from './aPlace.ts';

export const CRS = 'http://www.opengis.net/def/crs';

/** A small register: 25 streets, a park outline, what is not for the public, a former name, two divisions of which one has ended. */
export async function ogcRegister(
  db: Db,
): Promise<{ streets: string[]; park: string; hidden: string; former: string }> {
  await aDivision(db, { code: '640302', name: '利通区', level: 'county', at: [106, 37.7], size: 0.5 });
  await aDivision(db, { code: '640303', name: '红寺堡区', level: 'county', at: [106.5, 37.7], size: 0.2 });
  await run(db, sql`update division set valid = '[2000-01-01,2020-06-01)' where code = '640303'`);
  const streets: string[] = [];
  for (let i = 0; i < 25; i += 1) {
    const west = 106.1 + i / 100;
    const geometry = { type: 'LineString', coordinates: [[west, 37.9], [west + 0.005, 37.91]] }; // biome-ignore format: one line
    streets.push((await aPlace(db, { name: `稻${i}路`, geometry })).placeId);
  }
  const square = [[106.2, 37.98], [106.21, 37.98], [106.21, 37.99], [106.2, 37.99], [106.2, 37.98]]; // biome-ignore format: one line
  const geometry = { type: 'Polygon', coordinates: [square] };
  const park = await aPlace(db, { name: '𠮷迎宾公园', category: 'park', geometry, schematic: false });
  const hidden = await aPlace(db, { name: '密路', secrecy: 'restricted' });
  await aPlace(db, { name: '拟路', status: 'proposed' });
  const former = await formerName(db, park.placeId);
  return { streets, park: park.placeId, hidden: hidden.placeId, former };
}

async function formerName(db: Db, placeId: string): Promise<string> {
  const wish = { name: '人民公园', romanTone: 'Rénmín Gōngyuán', category: 'park', divisionCode: '640302' };
  const other = await aPlace(db, { name: '借名园', category: 'park' });
  const id = randomUUID();
  await run(
    db,
    sql`insert into place_name (id, province_code, county_code, place_id, category, name, "specific", norm, specific_norm, pinyin_key,
                                pinyin_tone, pinyin_plain, initials, grams, kind, status, legal_status, valid_from, valid_to)
        select ${id}, province_code, county_code, ${placeId}, category, ${wish.name}, ${wish.name}, ${wish.name}, ${wish.name}, 'x',
               pinyin_tone, pinyin_plain, 'x', grams, 'standard', 'former', legal_status, '1990-01-01', '2026-02-20'
          from place_name where id = ${other.nameId}`,
  );
  await run(
    db,
    sql`insert into spelling (name_id, roman_tone, roman_plain, roman_sign, reading_source)
                    values (${id}, ${wish.romanTone}, 'Renmin Gongyuan', 'RENMIN GONGYUAN', 'test')`,
  );
  await run(db, sql`update place set status = 'void' where id = ${other.placeId}`);
  return id;
}
