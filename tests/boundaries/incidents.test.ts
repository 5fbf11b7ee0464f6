import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Incident } from '#server/boundaries/incidents/incidentContract.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { aPhoto } from '#tests/boundaries/aPhoto.ts';
import { faultOf, incidentOffice, post } from '#tests/boundaries/incidentOffice.ts';
import { planOf } from '#tests/boundaries/planOf.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let jiexian: TestAgent;
let yanchi: TestAgent;
let waiye: TestAgent;
let lineId: string;
let markerId: string;
let office: ReturnType<typeof incidentOffice>;
const PLACE = [106.9, 37.2];
beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-11-29T02:00:00.000Z');
  [jiexian, yanchi, waiye] = [await app.signIn('jiexian'), await app.signIn('yanchi'), await app.signIn('waiye')];
  const lines = await jiexian.get('/api/boundary-lines').query({ level: 'county' }).expect(200);
  lineId = lines.body.items.find(({ code }: { code: string }) => code === '640323-640324').id;
  const marker = { lineId, numberText: '盐同-1', kind: 'single', position: PLACE, managerSide: '640324' };
  markerId = (await jiexian.post('/api/markers').send(marker).expect(201)).body.id;
  office = incidentOffice({ jiexian, lineId });
});
afterAll(() => app.close());

describe('a report', () => {
  it('is by the rows of the law, on the day it was found', async () => {
    const { items, limits } = (await jiexian.get('/api/incident-rules').expect(200)).body;
    expect(items.map(({ code }: { code: string }) => code)).toEqual([
      ...['marker_damaged', 'marker_moved', 'linear_feature', 'other_object', 'crossing_works', 'unauthorised_change'],
      'wrong_map',
    ]);
    const fines = items.flatMap(({ measures }: Incident['rule'] & { measures: { mostYuan: number | null }[] }) =>
      measures.flatMap(({ mostYuan }) => mostYuan ?? []),
    );
    expect([...new Set(fines)]).toEqual([1000, 10_000]);
    expect(limits).toMatchObject([
      ...[{ step: 'inform', verified: false }, { step: 'settle' }, { step: 'verify', days: 15 }],
    ]);
  });

  it.each([
    ['of the future', { foundOn: '2026-12-01' }, '/foundOn', 'in-future'],
    ['from before the law', { foundOn: '2002-06-30' }, '/kind', 'no-rule'],
    ['of no known kind', { kind: 'flood' }, '/kind', 'no-rule'],
    ['of a marker without the marker', { kind: 'marker_damaged' }, '/markerId', 'marker-needed'],
  ])('%s is refused and changes nothing', async (_, given, pointer, code) => {
    const refused = await jiexian.post('/api/boundary-incidents').send(office.draft(given)).expect(400);
    expect(faultOf(refused.body)).toMatchObject({ pointer, code, detail_zh: expect.any(String) });
    expect((await jiexian.get('/api/boundary-incidents').expect(200)).body.items).toEqual([]);
  });

  it('may be made by a field account, and lies where the marker stands', async () => {
    const found = await office.report({ kind: 'marker_damaged', markerId, description: '桩身断裂' }, waiye);
    expect(found).toMatchObject({
      ...{ state: 'reported', responsibleSide: '640324', dueOn: '2026-12-02', position: PLACE },
      next: { act: 'verify', missing: ['informed-a', 'informed-b'] },
    });
    await post(waiye, 'acts', found, { act: 'dismiss', ground: '误报' }).expect(403);
    const photo = `/api/boundary-incidents/${found.id}/files/photo`;
    const kept = await waiye.post(photo).attach('file', aPhoto(), '现场.png').expect(200);
    await yanchi.get(`/api/boundary-incidents/${found.id}/files/${kept.body.id}`).expect(200);
    const dismissed = await post(jiexian, 'acts', found, { act: 'dismiss', ground: '误报' }).expect(200);
    expect(dismissed.body).toMatchObject({ state: 'dismissed', next: null, dueOn: null });
  });

  it('finds the lines and markers near a place', async () => {
    const near = await waiye
      .get('/api/incident-places')
      .query({ near: PLACE.join(',') })
      .expect(200);
    expect(near.body.markers).toMatchObject([{ id: markerId, lineId, distanceMetres: 0 }]);
    const { arcs } = (await jiexian.get(`/api/boundary-lines/${lineId}`).expect(200)).body;
    const on = await waiye.get('/api/incident-places').query({ near: arcs[0].geometry.coordinates[1].join(',') });
    expect(on.body.lines[0]).toMatchObject({ id: lineId, distanceMetres: expect.closeTo(0, 3) });
    await waiye.get('/api/incident-places').query({ near: '37.2,10.9' }).expect(400);
  });
});

describe('works across the line', () => {
  it('need the papers of both sides, or the ground on which there are none', async () => {
    let incident = await office.verified(await office.report({ kind: 'crossing_works' }), { cause: 'unconsented' });
    expect(incident.next?.missing).toEqual(['stop', 'consent', 'approvals', 'filing'].map((code) => `measure:${code}`));
    const stop = { proof: 'record', measure: 'stop', on: '2026-11-23', by: '双方民政局', note: '现场停工' };
    const consent = {
      proof: 'both_sides',
      measure: 'consent',
      sideA: { document: '盐政函〔2026〕9号', on: '2026-11-01' },
    };
    incident = (await post(jiexian, 'measures', incident, stop).expect(200)).body;
    await post(jiexian, 'measures', incident, consent).expect(400);
    const both = { ...consent, sideB: { document: '同政函〔2026〕7号', on: '2026-11-02' } };
    incident = (await post(jiexian, 'measures', incident, both).expect(200)).body;
    const waive = (measure: string) => ({ proof: 'waived', measure, ground: '工程已撤销' });
    incident = (await post(jiexian, 'measures', incident, waive('approvals')).expect(200)).body;
    const filing = { proof: 'filing', measure: 'filing', document: '吴民发〔2026〕41号', on: '2026-11-28' };
    incident = (await post(jiexian, 'measures', incident, filing).expect(200)).body;
    expect(incident.next).toEqual({ act: 'settle', missing: [] });
  });
});

describe('the list', () => {
  const list = async (query: object = {}, agent = jiexian): Promise<Incident[]> =>
    (await agent.get('/api/boundary-incidents').query(query).expect(200)).body.items;

  it('filters, pages, and says what is due', async () => {
    await office.report();
    const all = await list();
    expect(await list({ kind: 'marker_damaged' })).toMatchObject([{ state: 'dismissed' }]);
    expect(await list({ marker: markerId })).toHaveLength(1);
    expect(await list({ division: '640381' })).toEqual([]);
    expect(await list({ due: 'open' })).toHaveLength(2);
    expect(await list({ due: 'overdue' })).toEqual([]);
    app.clock.set('2027-04-01T02:00:00.000Z');
    const late = await list({ due: 'overdue' });
    expect(late.every(({ dueOn }) => dueOn !== null && dueOn < '2027-04-01')).toBe(true);
    expect(late).toHaveLength((await list({ due: 'open' })).length);
    app.clock.set('2026-11-29T02:00:00.000Z');
    const first = await jiexian.get('/api/boundary-incidents').query({ limit: 2 }).expect(200);
    const rest = await list({ cursor: first.body.next, limit: 200 });
    expect([...first.body.items, ...rest].map(({ id }: Incident) => id)).toEqual(all.map(({ id }) => id));
  });

  it('walks its index, whatever the number of incidents', async () => {
    const read = /from boundary_incident i.*limit/s;
    const plan = await planOf(app.db, () => jiexian.get('/api/boundary-incidents').expect(200), read);
    expect(plan).toContain('boundary_incident_newest');
    expect(await planOf(app.db, () => list({ line: lineId }), read)).toMatch(/boundary_incident_(by_line|newest)/);
  });

  it('is for both sides of the line, and holds nothing of a restricted marker or line', async () => {
    const other = await jiexian.get('/api/boundary-lines').query({ level: 'county' }).expect(200);
    const far = other.body.items.find(({ code }: { code: string }) => code === '640302-640381').id;
    const theirs = await office.report({ lineId: far, kind: 'wrong_map' });
    await yanchi.get(`/api/boundary-incidents/${theirs.id}`).expect(404);
    expect((await list({}, yanchi)).some(({ id }) => id === theirs.id)).toBe(false);
    expect(await list({ marker: markerId }, yanchi)).toHaveLength(1);
    await run(app.db, sql`update boundary_marker set secrecy = 'restricted' where id = ${markerId}`);
    expect(await list({ marker: markerId })).toEqual([]);
    const again = await jiexian
      .post('/api/boundary-incidents')
      .send(office.draft({ kind: 'marker_damaged', markerId }));
    expect([again.status, faultOf(again.body)?.code]).toEqual([400, 'no-marker']);
    await run(app.db, sql`update boundary_line set secrecy = 'restricted' where id = ${lineId}`);
    expect((await list()).map(({ id }) => id)).toEqual([theirs.id]);
  });
});
