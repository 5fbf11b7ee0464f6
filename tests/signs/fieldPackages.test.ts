import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Inspection } from '#server/boundaries/inspections/inspectionContract.ts';
import { many, run, sql } from '#server/platform/db/sql.ts';
import type { PackageContent } from '#server/signs/field/fieldContract.ts';
import { calendar, readInspection, toField } from '#tests/boundaries/inspectionOffice.ts';
import { aPlace } from '#tests/public/aPlace.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { handedIn } from './fieldPhone.ts';
import { type FieldServer, fieldServer } from './fieldServer.ts';
import { aShot, inspectionOf } from './fieldShots.ts';
import { orderedSign } from './orderedSign.ts';

let server: FieldServer;
let minzheng: TestAgent;
let waiye: TestAgent;
let yanchi: TestAgent;
let jiexian: TestAgent;
let waiyeId: string;
let yanchiId: string;
beforeAll(async () => {
  server = await fieldServer({ sample: true });
  ({ minzheng, waiye, yanchi } = server);
  ({ jiexian } = await signedIn(server, ['jiexian']));
  [waiyeId, yanchiId] = await Promise.all([idOf('waiye'), idOf('yanchi')]);
});
afterAll(() => server.close());

const Id = z.object({ id: z.string() });
const idOf = async (username: string): Promise<string> =>
  (await many(server.db, Id, sql`select id from account where username = ${username}`))[0]?.id ?? '';

const INCLUDE = {
  ...{ statuses: ['installed', 'damaged', 'missing', 'mismatched'], notInspectedSince: null },
  ...{ orders: true, reports: true, markers: true, jointInspections: true },
};
const BBOX = [106.19, 37.97, 106.21, 37.99];
const draft = (over: object = {}) => ({
  ...{
    title: '裕民街片区',
    assigneeId: waiyeId,
    divisionCode: '640302',
    bbox: BBOX,
    dueOn: '2026-12-10',
    include: INCLUDE,
  },
  ...over,
});
const make = (over: object = {}, agent = minzheng) => agent.post('/api/field/work-packages').send(draft(over));
const contentOf = async (id: string): Promise<PackageContent> =>
  (await waiye.get(`/api/field/packages/${id}/content`).expect(200)).body;

describe('a work package', () => {
  it('holds what lies in its area, and goes out again only when something changed', async () => {
    const sign = await server.standing();
    await orderedSign(server, minzheng, { over: { position: [106.3, 37.98] } });
    const counted = await minzheng
      .post('/api/field/work-package-counts')
      .send({ divisionCode: '640302', bbox: BBOX, include: INCLUDE })
      .expect(200);
    expect(counted.body).toMatchObject({ counts: { signs: 1 }, fits: true });
    const { body: made } = await make().expect(201);
    expect(made).toMatchObject({ counts: { signs: 1 }, state: 'open', records: { stored: 0 } });
    const mine = await waiye.get('/api/field/packages').expect(200);
    expect(mine.body.items.map(({ id }: { id: string }) => id)).toContain(made.id);
    const first = await waiye.get(`/api/field/packages/${made.id}/content`).expect(200);
    expect(first.body.signs).toMatchObject([{ id: sign.id, url: sign.url, standardName: '稻香路', inspectedAt: null }]);
    expect(first.body.defects.map(({ code }: { code: string }) => code)).toHaveLength(11);
    expect(first.body.tiles).toMatchObject({ bbox: BBOX, maxZoom: 16 });
    expect(first.body.measures).toMatchObject({ gate: 20, 'photos-after': 1, 'stakeout-gate': 30, 'fix-stale': 0.5 });
    const etag = first.headers.etag ?? '';
    await waiye.get(`/api/field/packages/${made.id}/content`).set('If-None-Match', etag).expect(304);
    const payload = inspectionOf(sign.id, { found: 'defect', defects: ['F3'] });
    await handedIn(waiye, { packageId: made.id, payload });
    const again = await waiye.get(`/api/field/packages/${made.id}/content`).set('If-None-Match', etag).expect(200);
    expect(again.body).toMatchObject({ signs: [{ status: 'damaged', version: 3 }], orders: [{ defectCode: 'F3' }] });
    const seen = await minzheng.get(`/api/field/work-packages/${made.id}`).expect(200);
    expect(seen.body).toMatchObject({ inspected: 1, records: { stored: 1 } });
  });

  it('tells nothing restricted: no names, signs, markers or lines', async () => {
    const secret = await aPlace(server.db, { secrecy: 'restricted', name: '秘密路' });
    const { body: made } = await make({ divisionCode: '640300', bbox: null }).expect(201);
    const open = await contentOf(made.id);
    expect(open.names.map(({ placeId }) => placeId)).not.toContain(secret.placeId);
    expect(open.lines.length).toBeGreaterThan(5);
    const [line] = open.lines;
    await run(server.db, sql`update boundary_line set secrecy = 'restricted' where id = ${line?.id ?? ''}`);
    expect((await contentOf(made.id)).lines.map(({ id }) => id)).not.toContain(line?.id);
    await run(server.db, sql`update boundary_line set secrecy = 'public' where id = ${line?.id ?? ''}`);
  });

  it('is for those who may take it, of one’s own divisions, and not more than a phone takes', async () => {
    const errorsOf = async (over: object) =>
      (await make(over).expect(400)).body.errors.map(({ code }: { code: string }) => code);
    expect(await errorsOf({ assigneeId: yanchiId })).toEqual(['assignee']);
    expect(await errorsOf({ bbox: [106.2, 37.9, 106.1, 38] })).toEqual(['empty']);
    await run(server.db, sql`update field_rule set value = 0 where id = 'package-signs'`);
    expect(await errorsOf({})).toEqual(['too-many']);
    await run(server.db, sql`update field_rule set value = 2000 where id = 'package-signs'`);
    await make({}, yanchi).expect(404);
    await make({}, waiye).expect(403);
    const { body: made } = await make().expect(201);
    await yanchi.get(`/api/field/work-packages/${made.id}`).expect(404);
    await minzheng.get(`/api/field/packages/${made.id}/content`).expect(404);
    const edit = (version: number) =>
      minzheng
        .put(`/api/field/work-packages/${made.id}`)
        .set('If-Match', `"${version}"`)
        .send(draft({ title: '改名' }));
    expect((await edit(1).expect(200)).body).toMatchObject({ title: '改名', version: 2 });
    await edit(1).expect(412);
    const close = minzheng.post(`/api/field/work-packages/${made.id}/closing`).set('If-Match', '"2"');
    expect((await close.send({ state: 'withdrawn', note: '改派他人' }).expect(200)).body.state).toBe('withdrawn');
    await waiye.get(`/api/field/packages/${made.id}/content`).expect(404);
    await edit(3).expect(409);
  });
});

describe('both sides of a boundary', () => {
  let inspection: Inspection;
  beforeAll(async () => {
    const row = (await calendar(jiexian, { level: 'county' })).find(({ code }) => code === '640323-640324');
    if (!row) throw new Error('No line');
    const plan = {
      kind: 'special',
      lineId: row.lineId,
      plannedYear: 2026,
      leadingSide: '640323',
      reason: '接报界桩异常',
    };
    const { body } = await jiexian.post('/api/joint-inspections').send(plan).expect(201);
    inspection = await toField(jiexian, body.id);
    for (const section of ['河心滩至东塔镇', '东塔镇至崇兴镇']) {
      const stretch = jiexian
        .post(`/api/joint-inspections/${inspection.id}/items`)
        .set('If-Match', `"${inspection.version}"`);
      inspection = (await stretch.send({ section }).expect(200)).body;
    }
    await run(
      server.db,
      sql`insert into role_permission (role, permission) values ('civil_affairs', 'inspections.record')
      on conflict do nothing`,
    );
  });

  const itemAt = (no: number) => {
    const item = inspection.items[no];
    if (!item) throw new Error('No item');
    return item;
  };
  const seen = (no: number, over: object = {}) => ({
    ...{ kind: 'marker_item', jointInspectionId: inspection.id, itemId: itemAt(no).id, baseVersion: 1 },
    item: {
      ...{ result: 'as_agreed', defectCode: null, note: null, position: [106.5, 37.3], accuracyMetres: 4 },
      ...{ inspectorA: '马某', inspectorB: '李某', action: null, deadline: null, ...over },
    },
  });
  const attested = (no: number) =>
    many(
      server.db,
      z.object({ isPaired: z.boolean() }),
      sql`select attested_with is not null as "isPaired" from field_attestation where item_id = ${itemAt(no).id} order by happened_at`,
    );

  it('take the items along, and attest one that both recorded at the same place and hour', async () => {
    const { body: made } = await make({ divisionCode: '640323', bbox: null }).expect(201);
    const [joint] = (await contentOf(made.id)).jointInspections;
    expect(joint).toMatchObject({ id: inspection.id, items: inspection.items.map(({ id }) => ({ id })) });
    const shots = [await aShot({ kind: 'surroundings' })];
    expect((await handedIn(waiye, { payload: seen(0), shots })).state).toBe('stored');
    expect(await attested(0)).toEqual([{ isPaired: false }]);
    expect((await handedIn(yanchi, { payload: seen(0, { position: [106.5003, 37.3] }), shots: [] })).state).toBe(
      'stored',
    );
    expect(await attested(0)).toEqual([{ isPaired: true }, { isPaired: true }]);
    const item = (await readInspection(jiexian, inspection.id)).items[0];
    expect(item).toMatchObject({ result: 'as_agreed', version: 2, files: [{ kind: 'photo' }] });
  });

  it('do not attest far from each other, and leave to a person what they saw differently', async () => {
    const far = { position: [106.6, 37.3] };
    await handedIn(waiye, { payload: seen(1), shots: [] });
    await handedIn(yanchi, { payload: seen(1, far), shots: [] });
    expect((await attested(1)).map(({ isPaired }) => isPaired)).toEqual([false, false]);
    const code = z.object({ code: z.string() });
    const sections = sql`select code from joint_inspection_defect where target = 'section' order by code limit 1`;
    const [defect] = await many(server.db, code, sections);
    const otherwise = { result: 'defect', defectCode: defect?.code, deadline: '2027-01-10', note: '河心滩处' };
    const receipt = await handedIn(yanchi, { payload: seen(1, otherwise), shots: [] });
    expect(receipt.state).toBe('conflict');
    const { body: conflict } = await minzheng.get(`/api/field/conflicts/${receipt.id}`).expect(200);
    expect(conflict).toMatchObject({ conflictKind: 'state', otherId: itemAt(1).id, fields: [] });
    const settled = await minzheng
      .post(`/api/field/conflicts/${receipt.id}/settlement`)
      .set('If-Match', `"${conflict.version}"`)
      .send({ outcome: 'accept', choices: [], signVersion: null, reason: '双方复核' });
    expect(settled.body).toMatchObject({ state: 'stored', madeId: itemAt(1).id });
    expect((await readInspection(jiexian, inspection.id)).items[1]).toMatchObject({ result: 'defect', version: 3 });
    const wrong = await handedIn(waiye, { payload: seen(2, { ...otherwise, defectCode: 'no-such' }), shots: [] });
    expect(wrong).toMatchObject({ state: 'refused', problem: { type: '/problems/invalid-input' } });
    const right = await handedIn(waiye, { payload: seen(2, otherwise), shots: [] });
    expect(right.state).toBe('stored');
  });
});
