import { describe, expect, it } from 'vitest';
import { codesByRow, codesOfFile, featuresOf, tableOf, understood } from '#tests/exchange/sampleFile.ts';

const points = (rows: readonly (readonly [string, string])[]) =>
  tableOf([['名称', '经度', '纬度'], ...rows.map(([x, y], i) => [`地${i}`, x, y])]);

describe('the coordinate system of a whole file', () => {
  it('asks where degrees say nothing, and refuses one row, not all, for a slip', async () => {
    const { crs, rows } = await understood(
      points([
        ['106.2', '37.9'],
        ['38.1', '105.7'],
        ['106.3', '37.8'],
        ['106°11′58″', '37°27′'],
      ]),
    );
    expect(crs).toMatchObject({ value: 'EPSG:4326', certain: false, question_zh: expect.stringContaining('GCJ-02') });
    expect(codesByRow(rows)).toEqual({ 3: ['axes-swapped'], 5: ['angle-without-seconds'] });
  });

  it('offers to exchange axes that are swapped everywhere, and does so when told', async () => {
    const file = points([
      ['37.9', '106.2'],
      ['37.8', '106.3'],
    ]);
    expect(await understood(file)).toMatchObject({
      stage: null,
      findings: [{ code: 'file-axes-swapped', proposal: 'swapAxes' }],
    });
    const { rows } = await understood(file, { choices: { swapAxes: true } });
    expect(rows[0]?.geometry).toEqual({ type: 'Point', coordinates: [106.2, 37.9] });
  });

  it('refuses systems mixed in one file and says which rows look like what', async () => {
    const file = points([
      ['106.5', '37.6'],
      ['4168103.69', '36329865.18'],
      ['605529.89', '4215886.62'],
      ['106.6', '37.3'],
      ['4121081.45', '36302361.53'],
      ['589807.12', '4164570.78'],
    ]);
    const { stage, findings } = await understood(file);
    expect(stage).toBeNull();
    expect(findings).toMatchObject([{ code: 'crs-mixed', message_zh: expect.stringContaining('经纬度: 2, 5') }]);
  });

  it('reads X as north in survey tables, with the zone of the eastings', async () => {
    const file = tableOf([
      ['点号', 'X坐标（北）', 'Y坐标（东，带号36）', '坐标系', '中央子午线'],
      ['1', '4164119.646', '36371620.674', '2000国家大地坐标系 3°分带', '108°'],
    ]);
    const { kind, crs, rows } = await understood(file);
    expect([kind, crs.value, crs.certain]).toEqual(['markers', 'EPSG:4524', true]);
    expect(rows).toMatchObject([{ srid: 4524, geometry: { coordinates: [36371620.674, 4164119.646] } }]);
  });

  it('takes the meridian from its column where eastings have no zone, and asks without one', async () => {
    const rows = [
      ['1', '4164119.6', '371620.6'],
      ['2', '4168103.7', '329865.2'],
    ];
    const with108 = tableOf([
      ['点号', 'X坐标', 'Y坐标', '坐标系', '中央子午线'],
      ...rows.map((row) => [...row, 'CGCS2000', '108']),
    ]);
    expect((await understood(with108)).crs.value).toBe('EPSG:4545');
    const without = tableOf([['点号', 'X坐标', 'Y坐标'], ...rows]);
    expect(await understood(without)).toMatchObject({
      stage: null,
      findings: [{ code: 'crs-unknown' }],
      crs: { value: null, certain: false },
    });
    expect((await understood(without, { choices: { crs: 'EPSG:4545' } })).rows).toMatchObject([{ srid: 4545 }, {}]);
  });

  it('proposes a zone for eastings that carry its number, and reads nothing before the answer', async () => {
    const square = JSON.stringify({
      features: [
        {
          properties: { code: '640302', name: '利通区' },
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [36371620, 4164119],
                [36372620, 4164119],
                [36372620, 4165119],
                [36371620, 4164119],
              ],
            ],
          },
        },
      ],
    });
    expect(await understood(featuresOf(square))).toMatchObject({
      stage: null,
      crs: { value: 'EPSG:4524', certain: false },
      findings: [{ code: 'crs-unknown', proposal: 'EPSG:4524' }],
    });
    expect(codesOfFile(await understood(featuresOf(square), { choices: { crs: 'EPSG:4544' } }))).toEqual([
      'zone-contradicts',
    ]);
    expect(codesOfFile(await understood(featuresOf(square), { choices: { crs: 'EPSG:4490' } }))).toEqual([
      'file-looks-projected',
    ]);
  });

  it('converts GCJ-02 that a heading or column declares, and refuses what it cannot', async () => {
    const declared = tableOf([
      ['地名', '经度（GCJ-02）', '纬度（GCJ-02）'],
      ['张家垣', '106.337405', '36.722038'],
    ]);
    const { rows, findings } = await understood(declared);
    expect(findings).toMatchObject([{ code: 'gcj02-converted' }]);
    const [lon = 0, lat = 0] = Object(rows[0]?.geometry).coordinates;
    expect([lon.toFixed(5), lat.toFixed(5)]).toEqual(['106.33300', '36.72185']);
    expect(rows[0]?.fields.source_crs).toBe('GCJ-02');
    const xian = tableOf([
      ['地名', '经度', '纬度', '坐标系'],
      ['张家垣', '106.3', '36.7', '西安80坐标系'],
    ]);
    expect(codesOfFile(await understood(xian))).toContain('crs-not-supported');
    const two = tableOf([
      ['地名', '经度', '纬度', '坐标系'],
      ['甲', '106.3', '36.7', 'WGS84'],
      ['乙', '106.3', '36.7', '国测局坐标'],
    ]);
    expect(codesOfFile(await understood(two))).toContain('crs-declared-mixed');
  });

  it('tells degrees from a system in metres that is stated, and reads Web Mercator', async () => {
    expect(codesOfFile(await understood(points([['106.2', '37.9']]), { choices: { crs: 'EPSG:4545' } }))).toEqual([
      'file-looks-like-degrees',
    ]);
    const mercator = points([['11822100', '4564200']]);
    expect(await understood(mercator)).toMatchObject({ findings: [{ code: 'crs-unknown', proposal: 'EPSG:3857' }] });
    expect((await understood(mercator, { choices: { crs: 'EPSG:3857' } })).rows).toMatchObject([{ srid: 3857 }]);
  });
});
