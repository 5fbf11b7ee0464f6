import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkName } from '#server/detection/checkName.ts';
import { compileRuleSet } from '#server/detection/compileRuleSet.ts';
import { bendOf, continuedQuestion } from '#server/detection/continuedStreets.ts';
import { NameCheckReply } from '#server/detection/contract.ts';
import { loadRuleSet } from '#server/detection/loadRuleSet.ts';
import type { RuleRow } from '#server/detection/ruleSet.ts';
import { type PlaceCategory, PointLineOrArea } from '#server/gazetteer/contract.ts';
import { insertNames } from '#server/gazetteer/insertNames.ts';
import { loadNamingTables } from '#server/gazetteer/loadNamingTables.ts';
import { subjectShape } from '#server/gazetteer/namesInScope.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { askTogether } from '#server/platform/db/askTogether.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { type ApiClient, apiClient } from '#tests/support/apiClient.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let client: ApiClient;
const tables = loadNamingTables();

beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-12-01T02:00:00.000Z');
  client = await apiClient(app.app);
});
afterAll(async () => {
  client.close();
  await app.close();
});

async function rules(body: object): Promise<string[]> {
  const { status, text } = await client.send({ method: 'POST', path: '/name-checks', body });
  expect(status, text).toBe(200);
  return NameCheckReply.parse(JSON.parse(text)).findings.map(({ rule, result, level }) => `${rule} ${result} ${level}`);
}

async function aPlaceNamed(name: string, category: PlaceCategory, shape: object): Promise<string> {
  const id = randomUUID();
  await run(
    app.db,
    sql`insert into place (id, province_code, division_code, category, status, geom, position_source, source, created_at, updated_at)
        values (${id}, '640000', '640302', ${category}, 'live',
                st_setsrid(st_geomfromgeojson(${JSON.stringify(shape)}::text), 4490), '测试', '测试', now(), now())`,
  );
  const spot = { placeId: id, provinceCode: '640000', countyCode: '640302', category, name } as const;
  await insertNames(app.db, tables, [
    { ...spot, kind: 'standard', status: 'standard', legalStatus: 'unknown', validFrom: null },
  ]);
  return id;
}

describe('what the register knows of the place itself', () => {
  const here = { geometry: { type: 'Point', coordinates: [106.3, 37.5] }, division: '640302' };
  const around = (side: number) => {
    const [west, south] = [106.3 - side / 2, 37.5 - side / 2];
    const ring = [
      [0, 0],
      [side, 0],
      [side, side],
      [0, side],
      [0, 0],
    ].map(([x = 0, y = 0]) => [west + x, south + y]);
    return { type: 'Polygon', coordinates: [ring] };
  };

  it('a facility takes the name of a settlement or division around it (TR art. 9(10))', async () => {
    await aPlaceNamed('测试滩村', 'committee_site', here.geometry);
    const facility = { category: 'facility', ...here };
    expect(await rules({ name: '测试滩泵站', ...facility })).not.toContain('NR-10 NOT_LOCAL review');
    expect(await rules({ name: '吴忠第九泵站', ...facility })).not.toContain('NR-10 NOT_LOCAL review');
    expect(await rules({ name: '锦绣泵站', ...facility })).toContain('NR-10 NOT_LOCAL review');
  });
  it('how far around is a figure of the row (NR-10)', async () => {
    await aPlaceNamed('远测试村', 'committee_site', { type: 'Point', coordinates: [106.32, 37.6] });
    const shipped = loadRuleSet();
    const found = async (aroundMetres?: number) => {
      const change = (row: RuleRow): RuleRow =>
        row.id === 'NR-10' && aroundMetres ? { ...row, parameters: { aroundMetres } } : row;
      const set = compileRuleSet({ ...shipped, rules: shipped.rules.map(change) });
      const geometry = PointLineOrArea.parse({ type: 'Point', coordinates: [106.3, 37.6] });
      const request = {
        name: '远测试泵站',
        category: 'facility' as const,
        division: DivisionCode.parse('640302'),
        geometry,
      };
      return (await checkName(app.db, set, request, '2026-12-01')).findings.map(({ rule }) => rule);
    };
    // 1,766 m to the east.
    expect(await found()).toContain('NR-10');
    expect(await found(1700)).toContain('NR-10');
    expect(await found(1800)).not.toContain('NR-10');
  });
  it('a division is not named after a famous entity beyond its area (TR art. 9(9))', async () => {
    await aPlaceNamed('衡山', 'natural_entity', { type: 'Point', coordinates: [112.7, 27.3] });
    await aPlaceNamed('嵩山', 'natural_entity', here.geometry);
    const division = { category: 'division', division: '640302', geometry: around(0.2) };
    expect(await rules({ name: '衡山区', ...division })).toContain('NR-09 OUTSIDE block');
    expect(await rules({ name: '嵩山区', ...division })).toContain('NR-09 FAMOUS block');
    expect(await rules({ name: '黄山区', ...division })).toContain('NR-09 FAMOUS block');
    await aPlaceNamed('测试小山', 'natural_entity', { type: 'Point', coordinates: [105.2, 37.5] });
    expect(await rules({ name: '测试小山镇', ...division })).toContain('NR-09 BEYOND review');
  });
  it('a place that bears a standard name is being renamed (TR art. 10)', async () => {
    const self = await aPlaceNamed('老测试街', 'street', here.geometry);
    expect(await rules({ name: '老测试街', category: 'street', division: '640302', self })).toEqual([
      'NP-03 APPROVAL_UNKNOWN note',
    ]);
    expect(await rules({ name: '晴岚街', category: 'street', division: '640302', self })).toEqual([
      'NP-03 APPROVAL_UNKNOWN note',
      'NP-06 RENAMING note',
      'NP-07 NEW_NAME note',
    ]);
  });
  it('one place with several names, one name with several spellings (民发〔2018〕146号)', async () => {
    const spot = { type: 'Point', coordinates: [106.35, 37.55] };
    await aPlaceNamed('沁雅苑', 'residential_area', spot);
    const close = { type: 'Point', coordinates: [106.35005, 37.55] };
    const far = { type: 'Point', coordinates: [106.356, 37.55] };
    const asked = { category: 'residential_area', division: '640302' };
    expect(await rules({ ...asked, name: '晴岚苑', geometry: close })).toContain('CHONG-1 SAME_SPOT review');
    expect(await rules({ ...asked, name: '晴岚苑', geometry: far })).not.toContain('CHONG-1 SAME_SPOT review');
    expect(await rules({ ...asked, name: '琴雅苑', geometry: far })).toContain('CHONG-2 OTHER_SPELLING review');
    expect(await rules({ ...asked, name: '琴雅苑', category: 'park', geometry: far })).not.toContain(
      'CHONG-2 OTHER_SPELLING review',
    );
  });
  it('a rare character is local where official names of the county have it (TR art. 9(3))', async () => {
    const asked = { category: 'street', ...here };
    expect(await rules({ name: '汭水街', ...asked })).toContain('NR-03b RARE review');
    await aPlaceNamed('汭河', 'natural_entity', here.geometry);
    expect(await rules({ name: '汭水街', ...asked })).toContain('NR-03b RARE note');
    expect(await rules({ name: '汭水街', ...asked, division: '640381' })).toContain('NR-03b RARE review');
  });
  it('a name keeps the name of a division that has ended (TR art. 10)', async () => {
    const clinic = { name: '旧测试乡卫生院', category: 'other', ...here };
    expect(await rules(clinic)).not.toContain('NP-05 DIVISION_ENDED review');
    await run(
      app.db,
      sql`insert into division (id, province_code, code, code_prefix, name, "specific", generic, level, type, parent_code, path, valid, source)
          values (gen_random_uuid(), '640000', '640302999', '640302999', '旧测试乡', '旧测试', '乡', 'township', '乡', '640302',
                  '旧测试乡', daterange('1990-01-01', '2003-07-01'), '测试')`,
    );
    expect(await rules(clinic)).toContain('NP-05 DIVISION_ENDED review');
  });
  it('knows the street that a line prolongs, whatever the division (GF-8)', async () => {
    await aPlaceNamed('续接测试路', 'street', {
      type: 'LineString',
      coordinates: [
        [106.4, 37.5],
        [106.41, 37.5],
      ],
    });
    const continued = async (ends: [number, number][], bend: Parameters<typeof bendOf>[0]) => {
      const line = { type: 'LineString' as const, coordinates: ends };
      const continues = continuedQuestion(line, { today: '2026-12-01', ...bendOf(bend) });
      const found = await askTogether(app.db, subjectShape(line), { continues });
      return found.continues?.map(({ name }) => name);
    };
    const prolonged = (...ends: [number, number][]) => continued(ends, { parameters: {} });
    expect(await prolonged([106.4101, 37.5], [106.42, 37.501])).toEqual(['续接测试路']);
    expect(await prolonged([106.42, 37.501], [106.4101, 37.5])).toEqual(['续接测试路']);
    expect(await prolonged([106.4101, 37.5], [106.4101, 37.51])).toEqual([]);
    expect(await prolonged([106.43, 37.5], [106.44, 37.5])).toEqual([]);
    // 88 m beyond its end: too far, unless the row says otherwise.
    expect(await prolonged([106.411, 37.5], [106.42, 37.501])).toEqual([]);
    const farther = { parameters: { endMetres: 100 } };
    const beyond: [number, number][] = [
      [106.411, 37.5],
      [106.42, 37.501],
    ];
    expect(await continued(beyond, farther)).toEqual(['续接测试路']);
  });
});
