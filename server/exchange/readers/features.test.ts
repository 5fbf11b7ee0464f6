import { describe, expect, it } from 'vitest';
import { onDisk, readAll, readFileAt, workFolders, zipOf } from '#tests/exchange/files/dataFiles.ts';
import { madeByGdal } from '#tests/exchange/files/madeByGdal.ts';

const point = (properties: object | null, coordinates = [106.2, 37.99]) => ({
  ...{ type: 'Feature', properties },
  geometry: { type: 'Point', coordinates },
});
const collection = (features: readonly unknown[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features });

describe('GeoJSON', () => {
  it('keeps the order of its numbers, its system and every value as text', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } };
    const text = collection([point({ 名称: '甲', 码: 640302100, 空: null, 真: true, 深: { a: 1 } }), point(null)], {
      crs,
      name: '点',
    });
    const { facts, rows, records } = await readAll(`\ufeff${text}`.replace('640302100', '123456789012345678'));
    expect(facts).toMatchObject({ format: 'GeoJSON', encoding: 'UTF-8 BOM', crs: 'EPSG:4490', layer: '点' });
    expect(facts?.layers).toMatchObject([{ name: '点', rows: 2, geometry: 'point' }]);
    expect(rows).toEqual([
      ['甲', '123456789012345678', '', 'true', '{"a":1}'],
      ['', '', '', '', ''],
    ]);
    expect(records[0]).toMatchObject({ number: 1, geometry: { type: 'Point', coordinates: [106.2, 37.99] } });
  });

  it('may be one feature, or have its members after the features', async () => {
    expect((await readAll(JSON.stringify(point({ a: 1 })))).rows).toEqual([['1']]);
    const late = `{"features":[${JSON.stringify(point({ a: 1 }))}],"type":"FeatureCollection","name":"后"}`;
    expect((await readAll(late)).facts?.layer).toBe('后');
  });

  it.each<[what: string, text: string | Uint8Array, refusal: string, said: string]>([
    ['NaN', '{"type":"FeatureCollection",\n"features":[{"甲":NaN}]}', 'not-json', 'line 2, column 18'],
    ['a comma too many', '{"type":"FeatureCollection",\n"features":[],}', 'not-json', 'line 2, column 15'],
    ['cut', collection([point({})]).slice(0, 60), 'incomplete', 'column 61'],
    ['cut in a word', '{"type":"FeatureCollection","features":[{"a":tr', 'incomplete', 'line 1'],
    ['not UTF-8', Buffer.from('{"a":"\xff"}', 'latin1'), 'not-utf8', 'UTF-8'],
    ['other JSON', '{"type":"Topology"}', 'not-geojson', 'FeatureCollection'],
    ['a list', '[1,2]', 'not-geojson', 'FeatureCollection'],
    ['a feature that is none', collection([{ type: 'Thing' }]), 'not-geojson', 'FeatureCollection'],
    ['no features', collection([]), 'no-features', 'no features'],
  ])('is refused: %s', async (_, text, refusal, said) => {
    const answer = await readAll(text);
    expect([answer.refusal, answer.said]).toEqual([refusal, expect.stringContaining(said)]);
  });

  it('tells half characters that JSON can write', async () => {
    expect((await readAll(collection([point({ 名: 'x' })]).replace('"x"', '"\\ud800甲"'))).rowCodes).toEqual([
      '1:bad-character',
    ]);
  });
});

const KML = `<?xml version="1.0" encoding="UTF-8"?><!-- <!DOCTYPE none> --><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>镇</name>
<Placemark><name>金积 &amp; 镇</name><Style><LineStyle><color>ff0000ff</color></LineStyle></Style><description><![CDATA[<!DOCTYPE html><b>图</b>]]></description>
<ExtendedData><Data name="代码"><value>640302100</value></Data></ExtendedData><Point><coordinates>106.2,37.99,0</coordinates></Point></Placemark></Folder>
<Folder><name>线</name><Placemark><name>界</name><LineString><coordinates>106.2,37.99 106.3,37.9</coordinates></LineString></Placemark></Folder></Document></kml>`;

describe('KML', () => {
  it('has a layer a folder, with name, description and extended data', async () => {
    const { facts, records } = await readAll(KML);
    expect(facts).toMatchObject({ format: 'KML', crs: 'EPSG:4326', layer: '镇' });
    expect(facts?.layers.map(({ name, geometry }) => [name, geometry])).toEqual([
      ['镇', 'point'],
      ['线', 'line'],
    ]);
    expect(records[0]).toMatchObject({ values: { name: '金积 & 镇', 代码: '640302100' }, geometry: { type: 'Point' } });
    expect((await readAll(KML, { layer: '线' })).records).toHaveLength(1);
    expect((await readAll(zipOf({ 'doc.kml': KML, 'files/a.png': 'x' }))).facts?.format).toBe('KMZ');
  });

  it.each<[what: string, text: string | Uint8Array, refusal: string]>([
    ['entities', KML.replace('<kml', '<!DOCTYPE kml [<!ENTITY a "aa">]><kml'), 'document-type'],
    [
      'entities behind a comment',
      KML.replace('<kml', '<!-- <kml> --><!DOCTYPE kml SYSTEM "file:///etc/passwd"><kml'),
      'document-type',
    ],
    [
      'entities in UTF-16',
      Buffer.from(`\ufeff${KML.replace('<kml', '<!DOCTYPE kml><kml')}`, 'utf16le'),
      'document-type',
    ],
    ['an unknown entity', KML.replace('&amp;', '&etc;'), 'damaged'],
    ['cut', KML.slice(0, 500), 'damaged'],
    ['nothing in it', '<kml xmlns="http://www.opengis.net/kml/2.2"><Document/></kml>', 'no-features'],
  ])('is refused: %s', async (_, text, refusal) => {
    expect((await readAll(text)).refusal).toBe(refusal);
    expect(workFolders()).toEqual([]);
  });
});

// Each opening starts the library, seconds of a busy machine.
const STARTS_OF_THE_LIBRARY_MS = 300_000;

it(
  'GeoPackage and File Geodatabase have layers, days and large numbers',
  async () => {
    const features = [
      point({ 名称: '甲', 日期: '2024/05/20', 编号: 640302100001 }),
      point({ 名称: '乙', 日期: null, 编号: null }),
    ];
    const made = await madeByGdal(onDisk(collection(features, { name: '点' })).path);
    const pack = await readFileAt(onDisk(made.gpkg));
    expect(pack.facts).toMatchObject({ format: 'GeoPackage', crs: 'EPSG:4326', headings: ['名称', '日期', '编号'] });
    expect(pack.facts?.layers).toMatchObject([
      { name: '点', rows: 2, geometry: 'point' },
      { name: '表', rows: 2, geometry: 'none' },
    ]);
    expect(pack.rows).toEqual([
      ['甲', '2024-05-20', '640302100001'],
      ['乙', '', ''],
    ]);
    const table = await readFileAt(onDisk(made.gpkg), { layer: '表' });
    expect(table.records.map(({ geometry }) => geometry)).toEqual([null, null]);
    const base = await readFileAt(onDisk(zipOf(made.gdb)));
    expect(base.facts).toMatchObject({ format: 'FileGDB', crs: 'EPSG:4326' });
    expect(base.rows[0]?.slice(0, 2)).toEqual(['甲', '2024-05-20']);
    expect(workFolders()).toEqual([]);
  },
  STARTS_OF_THE_LIBRARY_MS,
);
