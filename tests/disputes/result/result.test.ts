import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DisputeId } from '#server/disputes/contract.ts';
import type { DisputeResult } from '#server/disputes/result/resultContract.ts';
import { lineIsInForce, resultReady } from '#server/disputes/result/resultFacts.ts';
import { json, many, run, sql } from '#server/platform/db/sql.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { type DisputeOffices, disputeOffices, SIDES } from '../disputeOffices.ts';
import {
  archiveOf,
  aSettledDispute,
  asProposed,
  besideLine,
  expectWhole,
  groundOf,
  type Line,
  lineNow,
  lineOf,
  putInForce,
  resultOf,
} from './settledDispute.ts';

const TODAY = '2026-04-01';
let app: DisputeOffices;
let jiexian: TestAgent;
let yanchi: TestAgent;
let tongxin: TestAgent;
beforeAll(async () => {
  app = await disputeOffices();
  app.clock.set(`${TODAY}T02:00:00.000Z`);
  ({ jiexian, yanchi, tongxin } = app);
});
afterAll(() => app.close());

describe('between two counties', () => {
  let line: Line;
  let id: string;
  let result: DisputeResult;
  beforeAll(async () => {
    line = await lineOf(jiexian, '640323-640324');
    id = await aSettledDispute(app.db, yanchi, { sides: SIDES, lineId: line.id, course: besideLine(line, 0.01) });
    result = await resultOf(jiexian, id);
  });

  it('shows what each side gains and loses before anything is stored', async () => {
    expect(result).toMatchObject({
      source: 'settlement',
      refusal: null,
      faults: [],
      wanting: [],
      acts: ['putInForce'],
    });
    const [a, b] = (result.effect?.areas ?? []).filter(({ code }) => code.length === 6);
    expect([a?.name, b?.name]).toEqual(['盐池县', '同心县']);
    expect((a?.gainedSquareMetres ?? 0) + (a?.lostSquareMetres ?? 0)).toBeGreaterThan(1e5);
    const [passed] = (result.effect?.passed ?? []).filter(({ level }) => level === 'county');
    expect(passed?.squareMetres).toBeCloseTo((a?.gainedSquareMetres ?? 0) + (a?.lostSquareMetres ?? 0), -1);
    expect(result.effect?.townships).toBe('follow');
    expect(result.proposal).toMatchObject({ signers: { a: { name: '某甲' }, b: { name: '' } }, filedWith: null });
    expect(result.effect?.passed.some(({ level }) => level === 'township')).toBe(true);
    expect(await lineNow(jiexian, line.id)).toMatchObject({ version: 1, status: 'draft' });
    expect([
      await lineIsInForce(app.db, DisputeId.parse(id)),
      await resultReady(app.db, DisputeId.parse(id), TODAY),
    ]).toEqual([false, true]);
    expect((await resultOf(yanchi, id)).wanting).toEqual(['office']);
  });

  it('lists what changes sides by name: villages and names wholly in passed ground, and those that the new line cuts', async () => {
    const ground = result.effect?.passed.find(({ level }) => level === 'township');
    const [inside] = await many(
      app.db,
      z.object({ at: z.string(), name: z.string() }),
      sql`with g as (select st_setsrid(st_geomfromgeojson(${json(ground?.geometry)}), 4490) as geom),
          moved as (
            update place p set geom = case when p.category = 'committee_site' then st_pointonsurface(g.geom)
                                           else st_makeline(st_pointonsurface(g.geom), st_translate(st_pointonsurface(g.geom), 1, 1)) end,
                   division_code = ${ground?.from.code}
              from g where p.id in (select distinct on (q.category) q.id from place q join place_name n on n.place_id = q.id and n.status = 'standard'
                                      and n.kind = 'standard' where q.category in ('committee_site', 'street') order by q.category, q.id)
            returning p.id, p.category)
          select st_astext(st_pointonsurface(g.geom)) as at, n.name from g, moved m join place_name n on n.place_id = m.id and n.kind = 'standard'
           where m.category = 'committee_site'`,
    );
    const { effect } = await resultOf(jiexian, id);
    const way = { from: ground?.from.name, to: ground?.to.name };
    expect(effect?.objects).toMatchObject([
      { kind: 'villages', count: 1, items: [{ name: inside?.name, ...way }] },
      { kind: 'cut_names', count: 1, items: [way] },
    ]);
  });

  it('is put into force by the government that handles it, in words that do not name the dispute, on a day that fits', async () => {
    expect((await putInForce(yanchi, id, asProposed(result))).status).toBe(403);
    const refused = async (over: object) => {
      const { status, body } = await putInForce(jiexian, id, asProposed(result, over));
      return [status, body.errors?.[0].pointer ?? body.code];
    };
    expect(await refused({ title: '某滩地争议协议书' })).toEqual([400, '/title']);
    expect(await refused({ courseText: '解决边界纠纷后的走向' })).toEqual([400, '/courseText']);
    expect(await refused({ on: '2026-03-01' })).toEqual([400, '/on']);
    expect(await refused({ on: '2026-04-02' })).toEqual([400, '/on']);
    expect(await refused({ parties: null })).toEqual([400, '/parties']);
    expect(await refused({ lineVersion: 7 })).toEqual([412, 'line-changed']);
    await run(app.db, sql`update dispute set state = 'joint_survey' where id = ${id}`);
    expect((await resultOf(jiexian, id)).wanting).toEqual(['state']);
    expect((await putInForce(jiexian, id, asProposed(result))).body).toMatchObject({ wanting: 'state' });
    await run(app.db, sql`update dispute set state = 'filed_up' where id = ${id}`);
  });

  it('becomes a demarcated line with its agreement, and the outlines of counties and townships follow', async () => {
    const done = await putInForce(jiexian, id, asProposed(result));
    expect([done.status, done.body.inForce]).toMatchObject([200, { outcome: 'moved', on: '2026-03-20' }]);
    expect(await lineNow(jiexian, line.id)).toMatchObject({
      status: 'demarcated',
      agreement: '盐池县与同心县行政区域界线协议书',
    });
    const kept = await archiveOf(jiexian, line.id);
    expect(kept.agreements).toMatchObject([
      { signedOn: '2026-03-02', fileName: '盐池县与同心县行政区域界线协议书.pdf' },
    ]);
    expect(kept.documents).toMatchObject([{ kind: 'agreement', issuer: '盐池县人民政府、同心县人民政府' }]);
    expect(kept.versions[0]).toMatchObject({ cause: 'moved', status: 'demarcated', validFrom: '2026-03-20' });
    await expectWhole(app.db);
    const { events } = (await jiexian.get('/api/divisions/640324').expect(200)).body;
    expect(events).toMatchObject([
      { type: 'boundary', effectiveOn: '2026-03-20', approver: '盐池县人民政府、同心县人民政府' },
    ]);
    expect(await lineIsInForce(app.db, DisputeId.parse(id))).toBe(true);
    const after = await resultOf(jiexian, id);
    expect(after.effect?.areas.map(({ code }) => code)).toEqual(result.effect?.areas.map(({ code }) => code));
    expect([(await putInForce(jiexian, id, asProposed(result))).body.code, after.acts]).toEqual([
      'in-force',
      ['finishTask'],
    ]);
  });

  it('leaves no word of the dispute where others read', async () => {
    const drafts = await jiexian.get(`/api/boundary-lines/${line.id}/drafts`).expect(200);
    const told = [
      drafts.text,
      JSON.stringify(await archiveOf(jiexian, line.id)),
      JSON.stringify(await lineNow(jiexian, line.id)),
    ].join();
    expect(told).not.toMatch(/争议|纠纷/);
    expect(told).not.toContain(id);
    const rows = await many(
      app.db,
      z.object({ text: z.string() }),
      sql`select e::text as text from audit_entry e where e.action in ('boundaries.take-force', 'boundaries.adopt')
          union all select v::text from division_event v union all select left(source, 500) from division where source like '%界线修改%'`,
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.map(({ text }) => text).join()).not.toMatch(new RegExp(`争议|${id}`));
  });

  it('lists what is left to do, and who did it', async () => {
    const { tasks } = await resultOf(tongxin, id);
    expect(tasks.map(({ kind }) => kind)).toEqual([
      'survey',
      'markers_to_set',
      'map',
      'villages',
      'cut_names',
      'inspection',
    ]);
    expect(tasks.find(({ kind }) => kind === 'inspection')).toMatchObject({ dueOn: '2031-03-20', doneOn: null });
    const map = tasks.find(({ kind }) => kind === 'map');
    const finish = (agent: TestAgent, done: object | null) =>
      agent.put(`/api/disputes/${id}/tasks/${map?.id}`).send({ done });
    await finish(tongxin, { on: '2027-01-01', note: '某图已更新' }).expect(400);
    const done = (await finish(tongxin, { on: '2026-03-30', note: '某图已更新' }).expect(200)).body as DisputeResult;
    expect(done.tasks.find(({ kind }) => kind === 'map')).toMatchObject({
      doneOn: '2026-03-30',
      organisation: '同心县民政局',
    });
    await finish(jiexian, null).expect(200);
  });
});

describe('between two townships of a county', () => {
  it('is put into force by the county, whose own line stays', async () => {
    const line = await lineOf(jiexian, '640323101-640323203');
    const sides = { sideA: '640323101', sideB: '640323203' };
    const course = besideLine(line, 0.005);
    const id = await aSettledDispute(app.db, yanchi, { sides, lineId: line.id, course, kind: 'decision' });
    const sealed = { type: 'LineString', coordinates: besideLine(line, 0.004) };
    await run(
      app.db,
      sql`insert into dispute_map (dispute_id, role, scale, datum, course, sealed_a_on, sealed_b_on, file_id, recorded_by, organisation, recorded_at)
          select dispute_id, 'surveyed_replacing', 10000, 'CGCS2000', st_setsrid(st_geomfromgeojson(${json(sealed)}), 4490), '2026-03-10', '2026-03-12',
                 file_id, '某经办', '某民政局', now() from dispute_settlement where dispute_id = ${id}`,
    );
    const surveyed = await resultOf(yanchi, id);
    expect(surveyed).toMatchObject({ source: 'surveyed_map', effect: { stretches: [{ after: sealed.coordinates }] } });
    const county = await groundOf(app.db, 'county');
    const done = await putInForce(yanchi, id, asProposed(surveyed, { parties: null }));
    expect([done.status, done.body.inForce?.outcome]).toEqual([200, 'moved']);
    expect(await lineNow(jiexian, line.id)).toMatchObject({
      status: 'demarcated',
      approvalDocument: '某政发〔2026〕1号',
    });
    expect((await archiveOf(jiexian, line.id)).documents).toMatchObject([
      { kind: 'approval', issuer: '盐池县人民政府', datedOn: '2026-03-02' },
      { kind: 'map', datedOn: '2026-03-12', fileName: '关于大水坑镇与麻黄山乡行政区域界线的决定附图.pdf' },
    ]);
    expect(done.body.tasks[0]).toMatchObject({ kind: 'survey', doneOn: '2026-03-12', note: '1:10000，CGCS2000' });
    expect(await groundOf(app.db, 'county')).toEqual(county);
    await expectWhole(app.db);
  });
});

describe('a course that cannot be laid on the line', () => {
  it.each<[string, (line: Line) => [number, number][], object]>([
    [
      'that stands off it',
      (line) => besideLine(line, 0.01).map(([lon, lat]) => [lon + 0.05, lat]),
      { refusal: { code: 'off-line' } },
    ],
    [
      'that runs over others',
      (line) => besideLine(line, 0.9),
      { faults: expect.arrayContaining([expect.objectContaining({ at: expect.anything() })]) },
    ],
  ])('%s is refused with the place', async (_, course, wrong) => {
    const line = await lineOf(jiexian, '640303-640323');
    const sides = { sideA: '640303', sideB: '640323' };
    const id = await aSettledDispute(app.db, yanchi, { sides, lineId: line.id, course: course(line) });
    const result = await resultOf(jiexian, id);
    expect(result).toMatchObject({ ...wrong, effect: null, wanting: ['course'], acts: [] });
    expect(await resultReady(app.db, DisputeId.parse(id), TODAY)).toBe(false);
    expect((await putInForce(jiexian, id, asProposed(result))).body).toMatchObject({
      status: 409,
      code: 'unsound-course',
      ...wrong,
    });
    await run(app.db, sql`update dispute set state = 'withdrawn' where id = ${id}`);
  });
});
