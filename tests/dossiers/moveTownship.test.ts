import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ChangeType } from '#server/divisions/changeContract.ts';
import { applyDueDossiers } from '#server/dossiers/applyDossier.ts';
import { ApproverRule, approverFor } from '#server/dossiers/approverFor.ts';
import type { Dossier } from '#server/dossiers/contract.ts';
import { many, one, sql } from '#server/platform/db/sql.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { act, aMove, approved, attach, refused } from './dossierOffice.ts';

const [TODAY, BEFORE, EFFECTIVE] = ['2026-11-24', '2026-11-30', '2026-12-01'];
let app: TestApp;
let minzheng: TestAgent;
let dossier: Dossier;

beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-11-24T02:00:00.000Z');
  minzheng = await app.signIn('minzheng');
});
afterAll(() => app.close());

const get = async (path: string, query: object = {}) =>
  (await minzheng.get(`/api${path}`).query(query).expect(200)).body;
const list = async (parent: string, at: string): Promise<{ code: string; name: string }[]> =>
  (await get('/divisions', { parent, at, level: 'township', limit: 200 })).items;
const townships = async (parent: string, at: string) => (await list(parent, at)).map(({ code }) => code);
const areaOf = async (code: string, at: string): Promise<number> =>
  (
    await one(
      app.db,
      z.object({ area: z.number() }),
      sql`select st_area(geom::geography) as area from division where code = ${code} and valid @> ${at}::date`,
    )
  ).area;
const count = async (query: ReturnType<typeof sql>) =>
  (await one(app.db, z.object({ count: z.number() }), query)).count;

describe('who approves (DR arts. 6–10)', () => {
  const organOf = async (
    ...[subject, change, extent, special]: [string, ChangeType, 'major' | 'partial' | undefined, boolean]
  ) => {
    const rules = await many(app.db, ApproverRule, sql`select * from dossier_approver order by id`);
    const found = approverFor(rules, { subject, change, extent, special });
    return typeof found === 'string' ? found : `${found.organ}${found.filing ? ' and filed' : ''}`;
  };
  it.each([
    ['province', 'name', undefined, false, 'npc'],
    ['province', 'boundary', undefined, false, 'state_council'],
    ['county', 'establish', undefined, false, 'state_council'],
    ['county', 'affiliation', undefined, false, 'state_council'],
    ['city', 'seat', undefined, false, 'state_council'],
    ['autonomous_county', 'seat', undefined, false, 'state_council'],
    ['autonomous_county', 'boundary', undefined, false, 'state_council'],
    ['county', 'boundary', 'major', false, 'state_council'],
    ['county', 'boundary', 'partial', true, 'state_council'],
    ['county', 'boundary', 'partial', false, 'province_government and filed'],
    ['county', 'boundary', undefined, false, 'extent'],
    ['county', 'seat', undefined, false, 'province_government and filed'],
    ['township', 'name', undefined, false, 'province_government'],
    ['township', 'boundary', undefined, false, 'province_government'],
    ['township', 'affiliation', 'partial', false, 'province_government and filed'],
    ['street_office', 'abolish', undefined, false, 'establishing_government'],
    ['street_office', 'establish', undefined, false, 'superior_government'],
  ] as const)('%s, %s, %s, special %s: %s', async (...[subject, change, extent, special, organ]) => {
    expect(await organOf(subject, change, extent, special)).toBe(organ);
  });
});

describe('before the approval', () => {
  it('shows who approves, which code is next, and what both counties gain and lose', async () => {
    const { body } = await minzheng.post('/api/division-dossiers').send(aMove()).expect(201);
    dossier = body;
    expect(dossier).toMatchObject({ state: 'drafting', approver: { organ: 'province_government', verified: false } });
    expect(dossier.codes).toMatchObject([{ old: '640323102', effect: 'renewed', code: null, proposed: '640303102' }]);
    const { features } = await get(`/division-dossiers/${dossier.id}/scheme`);
    expect(features.map(({ id }: { id: string }) => id).sort()).toEqual([
      'gained-640303',
      'lost-640323',
      'whole-640303',
      'whole-640323',
    ]);
  });
  it('is seen by the county once consulting has begun, and by its own office before', async () => {
    const yanchi = await app.signIn('yanchi');
    await yanchi.get(`/api/division-dossiers/${dossier.id}`).expect(404);
    dossier = await act(minzheng, dossier, 'consult');
    const seen = await yanchi.get(`/api/division-dossiers/${dossier.id}`).expect(200);
    expect(seen.body.acts).toEqual([]);
    await yanchi
      .post(`/api/division-dossiers/${dossier.id}/withdraw`)
      .set('If-Match', '"2"')
      .send({ reason: '不同意' })
      .expect(403);
  });
  it('is not submitted without D1–D6 and the consultation of an ethnic autonomous area', async () => {
    const submission = { on: TODAY, document: '吴政发〔2026〕1号', to: '自治区人民政府' };
    for (const missing of ['D1', 'D2', 'D3', 'D4', 'D5', 'D6']) {
      expect(await refused(minzheng, dossier, 'submit', submission)).toMatchObject({
        missing: expect.arrayContaining([missing]),
      });
      dossier = await attach(minzheng, dossier, missing);
    }
    expect(await refused(minzheng, dossier, 'submit', submission)).toMatchObject({ missing: ['opinions'] });
    dossier = await act(minzheng, dossier, 'ask', { kind: 'housing', department: '市住建局', on: TODAY });
    const answer = { opinionId: dossier.opinions[0]?.id, on: TODAY, opinion: 'agree' };
    dossier = await act(minzheng, dossier, 'answer', answer);
    expect(await refused(minzheng, dossier, 'submit', submission)).toMatchObject({ missing: ['ethnic_autonomy'] });
    dossier = await act(minzheng, dossier, 'withdraw', { reason: '重新起草' });
    expect(await refused(minzheng, dossier, 'consult')).toMatchObject({ status: 409 });
  });
});

describe('a township moves from one county to another', () => {
  beforeAll(async () => {
    dossier = await approved(minzheng, aMove(), { today: TODAY, effectiveOn: EFFECTIVE });
  });
  it('has its clocks from the day of approval', () => {
    const due = dossier.clocks.map(({ id, dueOn, state }) => [id, dueOn, state]);
    expect(due.slice(0, 3)).toEqual([
      ['V1', '2027-11-24', 'running'],
      ['V2', '2026-12-24', 'running'],
      ['V3', null, 'running'],
    ]);
  });
  it('takes no code that was ever given, nor one of another county', async () => {
    const fix = (code: string) => ({ old: '640323102', code, on: TODAY, document: '宁民函〔2026〕3号' });
    for (const code of ['640303101', '640323109', '640303'])
      expect(await refused(minzheng, dossier, 'fix-code', fix(code))).toMatchObject({ status: 400 });
    dossier = await act(minzheng, dossier, 'fix-code', fix('640303102'));
    dossier = await act(minzheng, dossier, 'announce', { on: TODAY, document: '公告2026年第1号', where: '市政府网站' });
    expect(dossier.state).toBe('announced');
    expect(await refused(minzheng, dossier, 'apply')).toMatchObject({ status: 409 });
  });
  it('takes effect on its day and not before', async () => {
    app.clock.set('2026-11-30T15:59:00.000Z');
    expect(await applyDueDossiers(app.deps)).toBe(0);
    app.clock.set('2026-11-30T16:00:00.000Z');
    expect(await applyDueDossiers(app.deps)).toBe(1);
    expect(await applyDueDossiers(app.deps)).toBe(0);
    dossier = await get(`/division-dossiers/${dossier.id}`);
    expect(dossier).toMatchObject({ state: 'implementing', applyFault: null });
  });
  it.each([
    ['before', BEFORE, '640323102', '640323'],
    ['on', EFFECTIVE, '640303102', '640303'],
    ['after', '2027-06-01', '640303102', '640303'],
  ])('is %s its day where it belongs', async (_when, at, code, here) => {
    const there = here === '640303' ? '640323' : '640303';
    expect(await townships(here, at)).toContain(code);
    expect((await list(there, at)).map(({ name }) => name)).not.toContain('惠安堡镇');
    const { features } = await get('/division-outlines', { at, level: 'township', parent: here });
    expect(features.map(({ id }: { id: string }) => id)).toContain(code);
  });
  it('takes exactly its area along: no gap, no overlap, arcs on both sides', async () => {
    const township = await areaOf('640303102', EFFECTIVE);
    const [yanchi, hongsibu] = [await areaOf('640323', BEFORE), await areaOf('640303', BEFORE)];
    expect(await areaOf('640323', EFFECTIVE)).toBeCloseTo(yanchi - township, -1);
    expect(await areaOf('640303', EFFECTIVE)).toBeCloseTo(hongsibu + township, -1);
    const Edge = z.object({ one: z.string(), other: z.string().nullable() });
    const arcs = await many(
      app.db,
      Edge,
      sql`select left_code as one, right_code as other from boundary_arc where level = 'township'
      and (left_code = '640303102' or right_code = '640303102')`,
    );
    expect(arcs.length).toBeGreaterThan(1);
  });
  it('takes its committees along, with the codes of the crosswalk', async () => {
    const { events, codes } = await get('/divisions/640303102');
    expect(codes.map(({ code }: { code: string }) => code)).toEqual(['640303102', '640323102']);
    expect(events[0]).toMatchObject({
      type: 'affiliation',
      parties: [
        { side: 'predecessor', code: '640323102', codeEffect: 'withdrawn' },
        { side: 'successor', code: '640303102', codeEffect: 'issued' },
      ],
    });
    expect((await get('/divisions', { parent: '640303102', limit: 200 })).items.length).toBe(
      (await get('/divisions', { parent: '640323102', at: BEFORE, limit: 200 })).items.length,
    );
  });
  it('leaves no place, name or sign under a code that nobody has', async () => {
    const dead = sql`select count(*) from place p where not exists (select 1 from division v where v.code = p.division_code and upper_inf(v.valid))`;
    expect(await count(dead)).toBe(0);
    expect(
      await count(
        sql`select count(*) from place_name n join place p on p.id = n.place_id where n.county_code <> left(p.division_code, 6)`,
      ),
    ).toBe(0);
    expect(await count(sql`select count(*) from place where starts_with(division_code, '640303102')`)).toBeGreaterThan(
      0,
    );
  });
  it('shows in the changes between two days what each county gained and lost', async () => {
    const { items, events } = await get('/division-changes', { from: BEFORE, to: EFFECTIVE });
    expect(items.map(({ after, kinds }: { after: { code: string }; kinds: string[] }) => [after.code, kinds])).toEqual([
      ['640303', ['outline']],
      ['640323', ['outline']],
      ['640303102', ['code', 'superior']],
    ]);
    expect(events.length).toBe(1);
  });
  it('is completed once everything is done, and archived', async () => {
    const completion = { on: EFFECTIVE, report: '变更完成' };
    expect(await refused(minzheng, dossier, 'complete', completion)).toMatchObject({
      missing: expect.arrayContaining(['survey', 'map', 'report']),
    });
    dossier = await act(minzheng, dossier, 'survey', {
      on: EFFECTIVE,
      document: '界线协议书',
      filedWith: '自治区人民政府',
    });
    dossier = await act(minzheng, dossier, 'update-map', { on: EFFECTIVE, note: '行政区划图已更新' });
    dossier = await act(minzheng, dossier, 'report-data', { on: EFFECTIVE, to: '自治区民政厅' });
    for (const { id } of dossier.tasks)
      dossier = await act(minzheng, dossier, 'finish-task', { taskId: id, on: EFFECTIVE, note: '已办' });
    dossier = await act(minzheng, dossier, 'complete', completion);
    expect(dossier.state).toBe('completed');
    dossier = await act(minzheng, dossier, 'archive', { on: EFFECTIVE, volume: '2026-1' });
    expect(dossier.clocks.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'done', 'done', 'done']);
  });
});
