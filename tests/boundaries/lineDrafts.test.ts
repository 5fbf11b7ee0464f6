import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LineSurroundings } from '#server/boundaries/lines/drafts/draftContract.ts';
import { many, one, run, sql } from '#server/platform/db/sql.ts';
import { aPdf } from '#tests/support/aCase.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { anEdit, stretchOf } from './aLineDraft.ts';

let app: TestApp;
let jiexian: TestAgent;
let yanchi: TestAgent;
/** 红寺堡—盐池 between counties; the longest line between townships of 盐池. */
let county: string;
let township: string;
beforeAll(async () => {
  app = await testApp({ sample: true });
  [jiexian, yanchi] = [await app.signIn('jiexian'), await app.signIn('yanchi')];
  const lines = async (level: string) =>
    (await yanchi.get('/api/boundary-lines').query({ level, limit: 200 }).expect(200)).body.items;
  county = (await lines('county')).find(({ code }: { code: string }) => code === '640303-640323').id;
  township = (await lines('township')).sort((a: Long, b: Long) => b.lengthMetres - a.lengthMetres)[0].id;
});
afterAll(() => app.close());

interface Long {
  lengthMetres: number;
}
const surroundings = async (id: string): Promise<LineSurroundings> =>
  (await jiexian.get(`/api/boundary-lines/${id}/surroundings`).expect(200)).body;
const line = async (id: string) => (await jiexian.get(`/api/boundary-lines/${id}`).expect(200)).body;
const preview = async (id: string, edits: readonly unknown[]) =>
  (await jiexian.post(`/api/boundary-lines/${id}/previews`).send({ edits }).expect(200)).body;
const save = (id: string, edits: readonly unknown[], agent = jiexian) =>
  agent.post(`/api/boundary-lines/${id}/drafts`).send({ title: '按实地调整', edits });
const takeForce = (draft: { id: string; version: number }, body: object, agent = jiexian) =>
  agent
    .post(`/api/boundary-line-drafts/${draft.id}/take-force`)
    .set('If-Match', `"${draft.version}"`)
    .send({ approvalId: null, ...body });

const Outlines = z.object({ area: z.number(), overlap: z.number(), unmatched: z.number(), draws: z.number() });
/** The ground of all divisions of a level, what two of them share, and how far arcs and outlines differ. */
const ground = (level: 'county' | 'township') =>
  one(
    app.db,
    Outlines,
    sql`with d as materialized (select code, geom from division where level = ${level} and geom is not null and upper_inf(valid))
        select st_area(st_union(geom)) as area,
               (select coalesce(sum(st_area(st_collectionextract(st_intersection(a.geom, b.geom), 3)::geography)), 0) from d a join d b on a.code < b.code and a.geom && b.geom) as overlap,
               (select sum(abs(st_perimeter(geom) - a.length)) from d cross join lateral
                  (select sum(st_length(c.geom)) as length from boundary_arc c where d.code in (c.left_code, c.right_code)) a) as unmatched,
               (select count(*) from audit_entry where action = 'boundaries.draw') as draws
          from d`,
  );

describe('a preview', () => {
  it('tells what each side gains and loses, on the ellipsoid, and stores nothing', async () => {
    const before = await line(county);
    const { areas, faults, lengthMetres } = await preview(county, [anEdit(await surroundings(county))]);
    expect(faults).toEqual([]);
    const [a, b] = areas.filter(({ code }: { code: string }) => code.length === 6);
    expect([a.name, b.name]).toEqual(['红寺堡区', '盐池县']);
    expect(a.gainedSquareMetres + a.lostSquareMetres).toBeGreaterThan(1e5);
    expect(Math.abs(a.gainedSquareMetres - b.lostSquareMetres)).toBeLessThan(1);
    const townships = areas.filter(({ code }: { code: string }) => code.length === 9);
    expect(townships).toHaveLength(2);
    expect(lengthMetres).toBeGreaterThan(before.lengthMetres);
    expect(await line(county)).toEqual(before);
  });

  it('says where a step cannot be taken or a course crosses another', async () => {
    const near = await surroundings(county);
    const { between, middle } = stretchOf(near);
    const node = near.arcs.find(({ isOwn }) => isOwn)?.coordinates[0];
    const foreign = stretchOf({ arcs: near.arcs.map((arc) => ({ ...arc, isOwn: !arc.isOwn && arc.right !== null })) });
    const codes = async (edit: object) =>
      (await preview(county, [edit])).faults.map(({ code, step }: { code: string; step: number }) => [step, code]);
    expect(await codes({ kind: 'move', from: node, to: middle })).toEqual([[1, 'node']]);
    expect(await codes({ kind: 'delete', at: [100, 30] })).toEqual([[1, 'no-point']]);
    expect(
      await codes({ kind: 'insert', between: foreign.between, at: [foreign.middle[0] + 1e-5, foreign.middle[1]] }),
    ).toEqual([[1, 'other-line']]);
    const { faults } = await preview(county, [{ kind: 'insert', between, at: [middle[0] + 1.5, middle[1]] }]);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]).toMatchObject({
      code: expect.stringMatching(/crossing|passed-over/),
      at: [expect.any(Number), expect.any(Number)],
    });
    const refused = await save(county, [{ kind: 'insert', between, at: [middle[0] + 1.5, middle[1]] }]);
    expect([refused.status, refused.body.code, refused.body.faults]).toEqual([409, 'unsound-course', faults]);
  });
});

describe('a draft', () => {
  it('is proposed by a side, read by both, and put into force by the office above', async () => {
    const before = { ...(await line(county)), ground: await ground('county') };
    const edit = anEdit(await surroundings(county));
    const { body: draft } = await save(county, [edit], yanchi).expect(201);
    expect((await jiexian.get(`/api/boundary-lines/${county}/drafts`).expect(200)).body.items).toMatchObject([
      { id: draft.id, organisation: '盐池县民政局', state: 'open' },
    ]);
    await takeForce(draft, { on: '2025-10-01' }, yanchi).expect(403);
    await takeForce({ ...draft, version: 9 }, { on: '2025-10-01' }).expect(412);
    await takeForce(draft, { on: '2126-01-01' }).expect(400);
    const { areas } = await preview(county, [edit]);
    const { body: after } = await takeForce(draft, { on: '2025-10-01' }).expect(200);
    expect(after).toMatchObject({ id: county, status: 'draft', version: before.version + 1 });
    expect(after.arcs.map(({ id }: { id: string }) => id).sort()).toEqual(
      before.arcs.map(({ id }: { id: string }) => id).sort(),
    );
    const now = await ground('county');
    expect(Math.abs(now.area - before.ground.area)).toBeLessThan(1e-12);
    expect(now).toMatchObject({ overlap: 0, draws: before.ground.draws });
    expect(now.unmatched).toBeLessThan(1e-9);
    expect((await ground('township')).unmatched).toBeLessThan(1e-9);
    const rows = await many(
      app.db,
      z.object({ code: z.string(), from: z.string(), gained: z.number() }),
      sql`select n.code, lower(n.valid) as from, st_area(st_collectionextract(st_difference(n.geom, o.geom), 3)::geography) as gained
            from division n join division o on o.id = n.id and upper(o.valid) = lower(n.valid) order by n.code`,
    );
    expect(rows.map(({ from }) => from)).toEqual(rows.map(() => '2025-10-01'));
    expect(rows).toHaveLength(areas.length);
    for (const row of rows) {
      const { gainedSquareMetres } = areas.find(({ code }: { code: string }) => code === row.code);
      expect(Math.abs(row.gained - gainedSquareMetres)).toBeLessThan(1);
    }
  });

  it('leaves the former course on record, and is not put into force twice', async () => {
    const { versions } = (await jiexian.get(`/api/boundary-lines/${county}/archive`).expect(200)).body;
    expect(versions[0]).toMatchObject({ cause: 'moved', validFrom: '2025-10-01', validTo: null });
    const [draft] = (await jiexian.get(`/api/boundary-lines/${county}/drafts`)).body.items;
    expect(draft).toMatchObject({ state: 'in_force', inForceOn: '2025-10-01' });
    await takeForce(draft, { on: '2025-10-02' }).expect(409);
  });

  it('is edited and withdrawn by who proposed it', async () => {
    const edit = anEdit(await surroundings(county));
    const { body: draft } = await save(county, [edit], yanchi).expect(201);
    const path = `/api/boundary-line-drafts/${draft.id}`;
    const { body: edited } = await yanchi
      .put(path)
      .set('If-Match', '"1"')
      .send({ title: '第二稿', edits: [edit] })
      .expect(200);
    expect(edited).toMatchObject({ version: 2, title: '第二稿' });
    await yanchi.post(`${path}/withdraw`).set('If-Match', '"1"').send({}).expect(412);
    await yanchi.post(`${path}/withdraw`).set('If-Match', '"2"').send({}).expect(200);
    await yanchi
      .put(path)
      .set('If-Match', '"3"')
      .send({ title: '第三稿', edits: [edit] })
      .expect(409);
  });

  it('moves townships between themselves without their county', async () => {
    const before = await ground('county');
    const { body: draft } = await save(township, [anEdit(await surroundings(township))], yanchi).expect(201);
    await takeForce(draft, { on: '2025-10-01' }, yanchi).expect(200);
    const townships = await ground('township');
    expect(townships.overlap).toBe(0);
    expect(townships.unmatched).toBeLessThan(1e-9);
    expect(await ground('county')).toEqual(before);
  });
});

describe('a line with an agreement', () => {
  it('changes only with the approval document, and must be cleared anew', async () => {
    await run(
      app.db,
      sql`update boundary_line set status = 'demarcated', agreement = '协议书', schematic = false, secrecy = 'public', map_review_number = '宁S(2026)1号' where id = ${county}`,
    );
    const { body: draft } = await save(county, [anEdit(await surroundings(county))]).expect(201);
    const refused = await takeForce(draft, { on: '2025-11-20' }).expect(400);
    expect(refused.body.errors[0]).toMatchObject({ pointer: '/approvalId', code: 'approval-needed' });
    const fileId = (
      await jiexian.post(`/api/boundary-lines/${county}/files`).attach('file', aPdf(), '批复.pdf').expect(200)
    ).body.id;
    const approval = {
      kind: 'approval',
      title: '批复',
      number: '宁政函〔2025〕9号',
      issuer: '自治区人民政府',
      datedOn: '2025-11-01',
      agreementId: null,
      fileId,
    };
    const approvalId = (await jiexian.post(`/api/boundary-lines/${county}/documents`).send(approval).expect(201)).body
      .id;
    expect((await takeForce(draft, { on: '2025-11-20', approvalId }).expect(200)).body).toMatchObject({
      ...{ status: 'changed', secrecy: 'internal', mapReviewNumber: null, approvalDocument: '宁政函〔2025〕9号' },
    });
    expect((await ground('county')).unmatched).toBeLessThan(1e-9);
  });

  it('writes the change of its divisions, which keep their codes', async () => {
    const { events } = (await jiexian.get('/api/divisions/640323').expect(200)).body;
    expect(events).toMatchObject([
      {
        ...{ type: 'boundary', effectiveOn: '2025-11-20', document: '宁政函〔2025〕9号', dossierId: null },
        approver: '宁夏回族自治区人民政府',
      },
    ]);
    const counties = events[0].parties.filter(({ code }: { code: string }) => code.length === 6);
    expect(counties.map((one: { side: string; code: string; codeEffect: string }) => Object.values(one))).toEqual(
      expect.arrayContaining([expect.arrayContaining(['predecessor', '640303', 'kept'])]),
    );
  });

  it('moves a junction with another agreed line only by an approval that stands in both archives', async () => {
    const { items } = (await jiexian.get('/api/boundary-lines').query({ level: 'county' }).expect(200)).body;
    const other = items.find(({ code }: { code: string }) => code === '640323-640324');
    await run(app.db, sql`update boundary_line set status = 'demarcated', agreement = '协议书' where id = ${other.id}`);
    const near = await surroundings(county);
    const theirs = new Set((await line(other.id)).arcs.map(({ id }: { id: string }) => id));
    const points = (arcs: LineSurroundings['arcs']) => arcs.flatMap(({ coordinates }) => coordinates.map(String));
    const shared = points(near.arcs.filter(({ id }) => theirs.has(id)));
    const from = points(near.arcs.filter(({ isOwn }) => isOwn))
      .find((point) => shared.includes(point))
      ?.split(',')
      .map(Number);
    if (!from) throw new Error('The lines do not meet');
    const edit = { kind: 'move-node', from, to: [(from[0] ?? 0) + 0.0005, (from[1] ?? 0) + 0.0005] };
    const { body: draft } = await save(county, [edit]).expect(201);
    const { documents } = (await jiexian.get(`/api/boundary-lines/${county}/archive`).expect(200)).body;
    const {
      id: approvalId,
      recordedBy: _,
      recordedAt: __,
      organisation: ___,
      fileName: ____,
      ...approval
    } = documents[0];
    const refused = await takeForce(draft, { on: '2025-11-25', approvalId }).expect(409);
    expect(refused.body).toMatchObject({
      ...{ code: 'other-agreement', line: '640323-640324' },
      detail_zh: expect.stringMatching(/盐池县—同心县.*宁政函〔2025〕9号/),
    });
    await jiexian
      .post(`/api/boundary-lines/${other.id}/documents`)
      .send({ ...approval, fileId: null })
      .expect(201);
    await takeForce(draft, { on: '2025-11-25', approvalId }).expect(200);
    expect(await line(other.id)).toMatchObject({ status: 'changed', approvalDocument: '宁政函〔2025〕9号' });
    const { versions } = (await jiexian.get(`/api/boundary-lines/${other.id}/archive`).expect(200)).body;
    expect(versions[0]).toMatchObject({ cause: 'moved', validFrom: '2025-11-25', approval: '宁政函〔2025〕9号' });
    expect((await ground('county')).unmatched).toBeLessThan(1e-9);
  });
});
