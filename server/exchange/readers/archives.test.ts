import { afterEach, describe, expect, it } from 'vitest';
import { CGCS2000, dbfOf, gbk, readAll, renamed, shpOf, workFolders, zipOf } from '#tests/exchange/files/dataFiles.ts';

const POINTS = [
  [106.2, 37.99],
  [106.3, 37.9],
] as const;
const { shp, shx } = shpOf(POINTS);
const FIELDS = [
  ['CODE', 12],
  [gbk('名称'), 15],
] as const;
const names = (encode: (text: string) => Uint8Array, ...texts: string[]) =>
  texts.map((text, i) => [String(640302 + i), encode(text)]);
const dbf = dbfOf(FIELDS, names(gbk, '利通区', '红寺堡区'));
const whole = { 'a/dian.shp': shp, 'a/dian.shx': shx, 'a/dian.dbf': dbf, 'a/dian.prj': CGCS2000 };

afterEach(() => expect(workFolders()).toEqual([]));

// Each opening starts the library, seconds of a busy machine.
describe('a Shapefile', { timeout: 300_000 }, () => {
  it('with GBK, told by its content, and names of entries in GBK', async () => {
    const zip = renamed(zipOf(whole), 'a/dian', Buffer.concat([Buffer.from('a/'), gbk('地名')]));
    const { facts, rows, records, codes } = await readAll(zip);
    expect(rows).toEqual([
      ['640302', '利通区'],
      ['640303', '红寺堡区'],
    ]);
    expect(facts).toMatchObject({
      format: 'Shapefile',
      encoding: 'GBK',
      crs: 'EPSG:4490',
      layer: '地名',
      headings: ['CODE', '名称'],
    });
    expect(records.map(({ geometry }) => geometry)).toMatchObject(
      POINTS.map((coordinates) => ({ type: 'Point', coordinates })),
    );
    expect(codes).toEqual(['encoding-told-by-content']);
  });

  it('without some of its files, and several in one archive', async () => {
    const { codes, facts } = await readAll(
      zipOf({ 'dian.shp': shp, 'b.shp': shp, 'b.dbf': dbf, 'b.shx': shx, 'b.prj': CGCS2000 }),
    );
    expect(codes).toEqual(['layers-several', 'dbf-missing', 'shx-missing', 'prj-missing']);
    expect([facts?.crs, facts?.layers.map(({ name, rows }) => [name, rows])]).toEqual([
      null,
      [
        ['dian', 2],
        ['b', 2],
      ],
    ]);
  });

  it('that is damaged or none', async () => {
    expect((await readAll(zipOf({ 'dian.shp': 'no shapes', 'dian.dbf': dbf }))).refusal).toBe('not-a-shapefile');
    expect((await readAll(zipOf({ ...whole, 'a/dian.shp': shp.subarray(0, 130) }))).refusal).toBe('damaged');
  });
});

describe('an archive', () => {
  const zip = zipOf(whole);
  const zeros = zipOf({ 'a.shp': new Uint8Array(3_000_000) });
  it.each<[what: string, bytes: Uint8Array, refusal: string]>([
    ['cut', zip.subarray(0, zip.length * 0.6), 'archive-incomplete'],
    ['climbing', renamed(zip, 'a/dian.shp', Buffer.from('../ian.shp')), 'archive-path'],
    ['absolute', renamed(zip, 'a/dian.shp', Buffer.from('/adian.shp')), 'archive-path'],
    ['climbing on Windows', renamed(zip, 'a/dian.shp', Buffer.from('..\\ian.shp')), 'archive-path'],
    ['of zeros', zeros, 'archive-too-large'],
    ['of an archive', zipOf({ 'inner.zip': zip }), 'archive-no-data'],
    ['of nothing', zipOf({}), 'archive-no-data'],
    ['with more in an entry than it says', lyingAbout(zeros, 1_000), 'archive-damaged'],
    ['of a broken workbook', zipOf({ 'xl/workbook.xml': '<workbook/>' }), 'damaged'],
  ])('is refused: %s', async (_, bytes, refusal) => {
    expect((await readAll(bytes)).refusal).toBe(refusal);
  });
});

/** Says in the table of contents that the entry is small. */
function lyingAbout(zip: Uint8Array, bytes: number): Buffer {
  const lying = Buffer.from(zip);
  lying.writeUInt32LE(bytes, lying.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
  return lying;
}
