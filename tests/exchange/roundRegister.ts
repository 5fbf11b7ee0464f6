import { z } from 'zod';
import { normaliseName } from '#server/gazetteer/normaliseName.ts';
import { json, one, run, sql } from '#server/platform/db/sql.ts';
import type { Deps } from '#server/platform/deps.ts';
import { putCategories, putDivisions, square } from './judgedRun.ts';

const ring = (...at: (readonly [number, number])[]) => [...at, at[0]];
const point = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] });

// Two parts, the first with a hole; wound and begun as no format would; more digits than a format needs.
const COUNTY = {
  type: 'MultiPolygon',
  coordinates: [
    [
      ring([106.4, 38.123456789], [106.4, 37.9], [106.2, 37.9], [106.2, 38.1]),
      ring([106.25, 37.95], [106.25, 37.96], [106.26, 37.96], [106.26, 37.95]),
    ],
    [ring([106.5, 37.9], [106.5, 38], [106.6, 38], [106.6, 37.9])],
  ],
};

export const PLACES: readonly { name: string; geometry: unknown; text: string; code: string | null; kind?: string }[] =
  [
    ['𠮷祥村', point(106.3000001, 37.95), '“引号”,逗号\n第二行\t"直引号"', '64030210011100000001'],
    ['㧑家庄', point(106.31, 37.951), '=HYPERLINK("http://x")', '64030210011100000002'],
    ['䶮水沟', null, "'=1+1", null],
    ['0123', point(106.32, 37.952), '+86 0953', null],
    ['长文桥', point(106.321, 37.953), '一'.repeat(300), null],
    ['@街', point(106.33, 37.953), '_x0041_ <b> & ]]>', null],
    [
      '渠',
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [106.21, 38],
            [106.22, 38.01],
          ],
          [
            [106.23, 38.02],
            [106.24, 38.03],
          ],
        ],
      },
      '多线',
      null,
    ],
    [
      '西干渠',
      {
        type: 'LineString',
        coordinates: [
          [106.21, 37.97],
          [106.22, 37.98],
          [106.23, 37.98],
        ],
      },
      '“',
      null,
    ],
    ['双湖', COUNTY_LIKE(106.27, 37.98), '有岛的湖\r\n两片', null],
    ['园', square(106.35, 38.05, 0.01), '面', null],
    [
      '三眼井',
      {
        type: 'MultiPoint',
        coordinates: [
          [106.34, 38],
          [106.341, 38.001],
          [106.342, 38],
        ],
      },
      '多点',
      null,
    ],
  ].map(([name, geometry, text, code]) => ({
    ...{ name: String(name), geometry, text: String(text), code: code === null ? null : String(code) },
  }));

function COUNTY_LIKE(lon: number, lat: number) {
  const at = (x: number, y: number): readonly [number, number] => [lon + x, lat + y];
  return {
    type: 'MultiPolygon',
    coordinates: [
      [
        ring(at(0, 0), at(0.01, 0), at(0.01, 0.01), at(0, 0.01)),
        ring(at(0.004, 0.004), at(0.004, 0.006), at(0.006, 0.006), at(0.006, 0.004)),
      ],
      [ring(at(0.02, 0), at(0.03, 0), at(0.03, 0.01))],
    ],
  };
}

/** A register with all that breaks formats: rare characters, all kinds of shapes, codes that begin with zero. */
export async function putRoundRegister(db: Deps['db']): Promise<void> {
  await putCategories(db);
  await putDivisions(db, [
    { code: '640300', name: '吴忠市' },
    { code: '640302', name: '利通区', geometry: COUNTY },
    { code: '640303', name: '红寺堡区', geometry: square(106.2, 37.7) },
    { code: '640302100', name: '𠮷祥镇', geometry: square(106.3, 37.95, 0.05) },
    { code: '640302101', name: '㧑家镇', geometry: COUNTY_LIKE(106.5, 37.92) },
    { code: '640302100201', name: '䶮水“渠”,村村委会' },
    { code: '640303100', name: '示意镇', geometry: square(106.2, 37.7, 0.05), schematic: true },
  ]);
  for (const place of PLACES) await putPlace(db, place);
  await putMarkers(db);
}

const Id = z.object({ id: z.string() });

async function putPlace(db: Deps['db'], { name, geometry, text, code }: (typeof PLACES)[number]): Promise<void> {
  const { id } = await one(
    db,
    Id,
    sql`insert into place (province_code, division_code, category, status, place_code, geom, position_source, meaning, origin, history, description, source, created_at, updated_at)
        values ('640000', '640302100', 'facility', 'live', ${code}::text, st_setsrid(st_geomfromgeojson(${geometry === null ? null : JSON.stringify(geometry)}::text), 4490),
          '测量', ${text}, ${text}, ${text}, ${text}, '测试', now(), now()) returning id`,
  );
  // A former name is a row of the list too, and no place of its own.
  const names = [
    { id, name, kind: 'standard', status: 'standard', norm: normaliseName(name) },
    { id, name: `旧${name}`, kind: 'former', status: 'former', norm: normaliseName(`旧${name}`) },
  ];
  await run(
    db,
    sql`insert into place_name (province_code, county_code, place_id, category, name, "specific", norm, specific_norm, pinyin_key, pinyin_tone, pinyin_plain, initials, grams, kind, status, legal_status)
        select '640000', '640302', f.id, 'facility', f.name, f.name, f.norm, f.norm, 'x', '{}', '{}', 'x', '{}', f.kind, f.status, 'approved_earlier'
          from jsonb_to_recordset(${json(names)}) as f (id uuid, name text, kind text, status text, norm text)`,
  );
}

async function putMarkers(db: Deps['db']): Promise<void> {
  const { id } = await one(
    db,
    Id,
    sql`insert into boundary_line (province_code, code, level, side_a, side_b, approver_id, schematic, source, source_en, valid, created_at, updated_at, name)
        values ('640000', '640302-640303', 'county', '640302', '640303', (select id from boundary_approver limit 1), false, '测试', 'test', daterange('2023-06-30', null), now(), now(), '㧑“红”线') returning id`,
  );
  const arc = await one(
    db,
    Id,
    sql`insert into boundary_arc (province_code, level, left_code, right_code, geom, digest, schematic, created_at)
        values ('640000', 'county', '640302', '640303', st_setsrid(st_geomfromtext('LINESTRING(106.2 37.8, 106.25 37.8000001, 106.3 37.8)'), 4490), 'x', false, now()) returning id`,
  );
  await run(db, sql`insert into boundary_line_arc (line_id, arc_id) values (${id}::uuid, ${arc.id}::uuid)`);
  await run(
    db,
    sql`insert into boundary_marker (province_code, line_id, number_text, kind, status, geom, secrecy, material, note, height_metres, set_on, created_at, updated_at)
        select '640000', ${id}::uuid, n, 'single', 'intact', st_setsrid(st_makepoint(106.25 + o, 37.8), 4490), 'internal', '花岗岩，𠮷', '备注“=1”' || chr(10) || '换行', 1234.5, '2001-05-20', now(), now()
          from (values ('001', 0), ('002Ａ', 0.01)) as v (n, o)`,
  );
}
