import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Marker } from '#server/boundaries/markers/markerContract.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { aPhoto } from '#tests/boundaries/aPhoto.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let jiexian: TestAgent;
let lines: { id: string; code: string }[];
beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-11-29T02:00:00.000Z');
  jiexian = await app.signIn('jiexian');
  lines = (await jiexian.get('/api/boundary-lines').query({ level: 'county' }).expect(200)).body.items;
});
afterAll(() => app.close());

const lineId = (code: string): string => lines.find((line) => line.code === code)?.id ?? '';
/** The middle of the line's first arc. */
async function onLine(code: string): Promise<[number, number]> {
  const { arcs } = (await jiexian.get(`/api/boundary-lines/${lineId(code)}`).expect(200)).body;
  const [first, second] = arcs[0].geometry.coordinates;
  return [(first[0] + second[0]) / 2, (first[1] + second[1]) / 2];
}
const post = (draft: object) => jiexian.post('/api/markers').send(draft);
async function aMarker(numberText: string, given: object = {}): Promise<Marker> {
  const draft = {
    numberText,
    kind: 'single',
    lineId: lineId('640302-640381'),
    position: await onLine('640302-640381'),
  };
  return (await post({ ...draft, ...given }).expect(201)).body;
}
const refused = async (given: object) =>
  (
    await post({ numberText: `R${randomUUID()}`, kind: 'single', lineId: lineId('640302-640381'), ...given }).expect(
      400,
    )
  ).body.errors[0];
const codesOf = ({ findings }: Marker) => findings.map(({ code }) => code);

describe('registering', () => {
  it('keeps the printed number and takes apart only the provincial one', async () => {
    expect(await aMarker('0001001Q')).toMatchObject({
      serial: 1,
      typeCode: 'Q',
      status: 'intact',
      secrecy: 'internal',
    });
    expect(await aMarker('利青-1')).toMatchObject({ numberText: '利青-1', serial: null, typeCode: null });
    const again = { numberText: '利青-1', kind: 'single', lineId: lineId('640302-640381'), position: [106.1, 37.9] };
    const taken = await jiexian.post('/api/markers').send(again).expect(409);
    expect(taken.body).toMatchObject({ code: 'number-taken', detail_zh: expect.stringContaining('利青-1') });
  });

  it('says how far a single marker stands from its line, and leaves twins where they are', async () => {
    const [lon, lat] = await onLine('640302-640381');
    const single = await aMarker('利青-2', { position: [lon + 0.01, lat] });
    const off = single.findings.find(({ code }) => code === 'off-line');
    expect(off).toMatchObject({ by: single.distanceFromLineMetres, allowed: 10, unit: 'metre' });
    expect(off?.by).toBeGreaterThan(100);
    const twin = await aMarker('0001003A', { kind: 'double', position: [lon + 0.01, lat] });
    expect(codesOf(twin)).not.toContain('off-line');
    expect(twin.position).toEqual([Number((lon + 0.01).toFixed(9)), Number(lat.toFixed(9))]);
  });

  it('keeps the original coordinates beside what they are in CGCS2000', async () => {
    // 106.2° E 38.0° N in the zone of 105° E.
    const grid = await aMarker('利青-4', {
      position: null,
      original: { epsg: 4544, north: 4208177.61, east: 605400.84 },
    });
    expect(grid.position[0]).toBeCloseTo(106.2, 4);
    expect(grid.position[1]).toBeCloseTo(38, 4);
    expect(grid.original).toEqual({ epsg: 4544, north: 4208177.61, east: 605400.84 });
    const swapped = { position: null, original: { epsg: 4544, north: 605400.84, east: 4208177.61 } };
    expect(await refused(swapped)).toMatchObject({ code: 'outside-china', pointer: '/original' });
  });

  it('asks for the CGCS2000 value where the old datum cannot be transformed', async () => {
    const original = { epsg: 2343, north: 4207400, east: 605300 };
    expect(await refused({ original })).toMatchObject({ code: 'datum-needs-parameters', pointer: '/position' });
    const kept = await aMarker('利青-5', { original, position: [106.2, 38] });
    expect(kept).toMatchObject({ original, position: [106.2, 38] });
    expect(codesOf(kept)).not.toContain('transform');
    expect(await refused({ original: { ...original, epsg: 3857 }, position: [106.2, 38] })).toMatchObject({
      code: 'unknown-system',
    });
  });

  it('checks reference objects against their coordinates on the ellipsoid', async () => {
    // 0.001° of latitude at 38° N is 110.99 m.
    const north: [number, number] = [106.2, 38.001];
    const reference = {
      name: '电线杆',
      bearingDegrees: 0,
      bearingKind: 'true',
      distanceMetres: 110.99,
      position: north,
    };
    const marker = await aMarker('利青-6', {
      position: [106.2, 38],
      references: [
        reference,
        { ...reference, name: '坐标方位', bearingKind: 'grid', bearingDegrees: 359.26 },
        { ...reference, name: '量错', bearingDegrees: 90, distanceMetres: 150 },
        { ...reference, name: '罗盘', bearingKind: 'magnetic' },
        { ...reference, name: '无坐标', position: null },
      ],
    });
    expect(marker.references[0]?.measuredDistanceMetres).toBeCloseTo(110.99, 1);
    const found = marker.findings.filter(({ reference: name }) => name !== null);
    expect(found.map(({ reference: name, code }) => [name, code])).toEqual([
      ['量错', 'reference-distance'],
      ['量错', 'reference-bearing'],
      ['罗盘', 'reference-unchecked'],
      ['无坐标', 'reference-unchecked'],
    ]);
    expect(found[0]?.by).toBeCloseTo(39.01, 1);
    expect(found[1]?.by).toBeCloseTo(90, 1);
  });

  it.each([
    [{ managerSide: '640323', position: [106.1, 37.9] }, '/managerSide'],
    [{ setOn: '2027-01-01', position: [106.1, 37.9] }, '/setOn'],
    [{ position: null }, '/position'],
    [{ otherLineIds: [randomUUID()], position: [106.1, 37.9] }, '/otherLineIds'],
  ])('refuses %j', async (given, pointer) => {
    expect(await refused(given)).toMatchObject({ pointer, detail_zh: expect.any(String) });
  });
});

describe('events', () => {
  const act = (marker: Pick<Marker, 'id' | 'version'>, body: object) =>
    jiexian
      .post(`/api/markers/${marker.id}/events`)
      .set('If-Match', `"${marker.version}"`)
      .send({ happenedOn: '2026-11-01', description: '现场处理', ...body });
  const both = { sideAPresent: '马某', sideBPresent: '王某' };

  it('need both sides present, and name the article where one is missing', async () => {
    const marker = await aMarker('利青-7');
    const alone = await act(marker, { type: 'repair', sideAPresent: '马某' }).expect(400);
    expect(alone.body.errors).toEqual([
      expect.objectContaining({
        pointer: '/sideBPresent',
        code: 'both-sides-present',
        detail_zh: expect.stringContaining('第十六条第（四）项'),
      }),
    ]);
    const seen = await act(marker, { type: 'observe', status: 'damaged' }).expect(200);
    expect(seen.body).toMatchObject({ status: 'damaged', version: 2 });
    await act(marker, { type: 'repair', ...both }).expect(412);
    const repaired = await act(seen.body, { type: 'repair', ...both }).expect(200);
    expect(repaired.body.status).toBe('intact');
    const references = [
      { name: '老榆树', bearingDegrees: 10, bearingKind: 'true', distanceMetres: 20, position: null },
    ];
    const tied = await act(repaired.body, { type: 're_reference', ...both, references }).expect(200);
    expect(tied.body).toMatchObject({ status: 'intact', references: [{ name: '老榆树' }] });
    expect(repaired.body.events.map(({ type }: { type: string }) => type)).toEqual(['repair', 'observe']);
  });

  it('move a marker with approval, filing and its new place, and keep the old one', async () => {
    const marker = await aMarker('利青-8');
    const to = [marker.position[0] + 0.001, marker.position[1]];
    const bare = await act(marker, { type: 'move', ...both, position: to }).expect(400);
    expect(bare.body.errors.map(({ code }: { code: string }) => code)).toEqual(['approval-needed', 'filing-needed']);
    const documents = { approvalDocument: '宁民函〔2026〕1号', filingDocument: '吴民备〔2026〕2号' };
    const moved = await act(marker, { type: 'move', ...both, ...documents, position: to }).expect(200);
    expect(moved.body.position[0]).toBeCloseTo(to[0] ?? 0, 8);
    expect(moved.body.events[0]).toMatchObject({ type: 'move', ...documents });
    expect(moved.body.events[0].positionBefore[0]).toBeCloseTo(marker.position[0], 8);
    const gone = await act(moved.body, { type: 'scrap', ...both, ...documents }).expect(200);
    expect(gone.body.status).toBe('scrapped');
    await act(gone.body, { type: 'observe', status: 'intact' }).expect(400);
    // Its number is free for the one that replaces it.
    await aMarker('利青-8');
  });

  it('stand in the audit record', async () => {
    const { body } = await (await app.signIn('shenji')).get('/api/audit').query({ action: 'markers.move' }).expect(200);
    expect(body.items[0]).toMatchObject({
      subjectKind: 'boundary-marker',
      after: { filingDocument: '吴民备〔2026〕2号' },
    });
  });
});

describe('reading', () => {
  const numbers = async (agent: TestAgent, query: object = {}): Promise<string[]> =>
    (await agent.get('/api/markers').query(query).expect(200)).body.items.map(
      ({ numberText }: { numberText: string }) => numberText,
    );

  it('is narrowed by line, division, state, kind, number and place', async () => {
    const line = lineId('640302-640381');
    expect(await numbers(jiexian, { line, kind: 'double' })).toEqual(['0001003A']);
    expect(await numbers(jiexian, { status: 'scrapped' })).toEqual(['利青-8']);
    expect(await numbers(jiexian, { q: '青-6' })).toEqual(['利青-6']);
    expect(await numbers(jiexian, { q: '%' })).toEqual([]);
    expect((await numbers(jiexian, { near: '106.2,38.0', within: 50 })).sort()).toEqual(['利青-4', '利青-5', '利青-6']);
    expect(await numbers(jiexian, { division: '640323' })).toEqual([]);
    const first = (await jiexian.get('/api/markers').query({ limit: 3 }).expect(200)).body;
    const rest = await numbers(jiexian, { limit: 200, cursor: first.next });
    expect(rest.length + 3).toBe((await numbers(jiexian, { limit: 200 })).length);
  });

  it('is for the divisions on either side, and not along a restricted line', async () => {
    const yanchi = await app.signIn('yanchi');
    expect(await numbers(yanchi)).toEqual([]);
    const marker = await aMarker('密-1');
    await yanchi.get(`/api/markers/${marker.id}`).expect(404);
    const own = await aMarker('利青-9');
    await run(app.db, sql`update boundary_line set secrecy = 'restricted' where id = ${own.lineId}`);
    expect(await numbers(jiexian)).toEqual([]);
    await run(app.db, sql`update boundary_line set secrecy = 'public' where id = ${own.lineId}`);
    await (await app.signIn('waiye')).get(`/api/markers/${own.id}`).expect(200);
    await (await app.signIn('waiye')).put(`/api/markers/${own.id}`).set('If-Match', '"1"').send({}).expect(403);
    await (await app.signIn('fagai')).get('/api/markers').expect(403);
  });
});

it('takes photos by their content and prints form and table', async () => {
  const marker = await aMarker('利青-10', { faces: [{ face: '北面', inscription: '利通' }] });
  const files = `/api/markers/${marker.id}/files`;
  const photo = await jiexian.post(`${files}/photo`).attach('file', aPhoto(), '界桩.png').expect(200);
  await jiexian.get(`${files}/${photo.body.id}`).expect(200).expect('content-type', 'image/png');
  await jiexian.post(`${files}/photo`).attach('file', Buffer.from('x'), '界桩.png').expect(415);
  await jiexian.get(`${files}/${randomUUID()}`).expect(404);
  const form = await jiexian.get(`/api/markers/${marker.id}/form.pdf`).expect(200);
  expect(form.body.subarray(0, 5).toString()).toBe('%PDF-');
  const table = await jiexian.get('/api/marker-tables/file.pdf').query({ line: marker.lineId }).expect(200);
  expect(table.body.subarray(0, 5).toString()).toBe('%PDF-');
  await jiexian
    .get('/api/marker-tables/file.xlsx')
    .expect(200)
    .expect('content-type', /spreadsheetml/);
});
