import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verifyAudit } from '#server/audit/verifyAudit.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { aDispute, anArea, type DisputeOffices, disputeOffices, registered, SIDES } from './disputeOffices.ts';

let app: DisputeOffices;
let jiexian: TestAgent;
let yanchi: TestAgent;
let shizhengfu: TestAgent;
beforeAll(async () => {
  app = await disputeOffices();
  ({ jiexian, yanchi, shizhengfu } = app);
});
afterAll(() => app.close());

async function refusal(agent: TestAgent, over: object): Promise<{ pointer: string; code: string }> {
  const { body } = await agent
    .post('/api/disputes')
    .send({ ...aDispute(SIDES), ...over })
    .expect(400);
  expect(body).toMatchObject({ type: '/problems/invalid-input', errors: [{ detail_zh: expect.any(String) }] });
  return body.errors[0];
}

describe('registering a dispute', () => {
  it('between two counties: Wuzhong handles it, by article 12', async () => {
    const dispute = await registered(yanchi, { ...SIDES, sideA: SIDES.sideB, sideB: SIDES.sideA });
    expect(dispute).toMatchObject({
      version: 1,
      state: 'registered',
      level: 'county',
      sideA: { code: '640323', name: '盐池县人民政府' },
      sideB: { code: '640324', name: '同心县人民政府' },
      handler: { code: '640300', name: '吴忠市人民政府' },
      registrant: { code: '640323' },
      authority: {
        handler: 'common_superior',
        article: 'Boundary Dispute Regulations art. 12',
        articleZh: '《行政区域边界争议处理条例》第十二条',
        verified: true,
      },
      acts: ['edit', 'freeze', 'withdraw'],
      steps: [{ act: 'register', from: null, to: 'registered', organisation: '盐池县民政局' }],
    });
  });

  it.each([
    ['two towns of one county, its government', { sideA: '640323101', sideB: '640323102' }, '640323', 'township'],
    [
      'towns of two counties, the lowest government above both',
      { sideA: '640323102', sideB: '640324102' },
      '640300',
      'township',
    ],
  ])('between %s', async (_what, sides, handler, level) => {
    const agent = handler === '640323' ? yanchi : jiexian;
    expect(await registered(agent, sides)).toMatchObject({ level, handler: { code: handler } });
  });

  it('over a line with an agreement: the approver of the line handles it', async () => {
    const t2 = { ...SIDES, track: 'T2' as const, agreement: '盐同线协议书' };
    expect(await registered(yanchi, t2)).toMatchObject({
      handler: { code: '640000', name: '宁夏回族自治区人民政府' },
      agreement: '盐同线协议书',
      authority: { handler: 'line_approver', article: 'Boundary Line Regulations art. 15' },
    });
    const { body } = await jiexian.post('/api/disputes').send(aDispute(t2)).expect(403);
    expect(body).toMatchObject({ type: '/problems/not-allowed', handler: '640000' });
  });

  it('takes an area that lies within both sides, and measures it', async () => {
    const dispute = await registered(jiexian, { ...SIDES, area: anArea(106.68, 37.2) });
    expect(dispute.area?.type).toBe('MultiPolygon');
    expect((dispute.areaSquareMetres ?? 0) / 1e6).toBeCloseTo(3.94, 1);
  });

  it('once, however often it is sent with one key', async () => {
    const send = () => yanchi.post('/api/disputes').set('Idempotency-Key', 'dispute-once-1').send(aDispute(SIDES));
    const [first, again] = [await send().expect(201), await send().expect(201)];
    expect(again.body.id).toBe(first.body.id);
  });

  it('leaves an audit record in the chain, which proves the step without telling it, and which the list shows to nobody', async () => {
    const { id } = await registered(yanchi, { ...SIDES, title: '不得外传的标题' });
    const { body } = await (await app.signIn('shenji')).get('/api/audit').query({ subjectId: id }).expect(200);
    expect(body.items).toEqual([]);
    const Recorded = z.object({ action: z.string(), actor: z.string(), old: z.unknown(), new: z.unknown() });
    const entry = await one(
      app.db,
      Recorded,
      sql`select action, actor, old, new from audit_entry where subject_id = ${id}`,
    );
    const Digest = z.object({ sha256: z.string() });
    const stored = await one(
      app.db,
      Digest,
      sql`select encode(sha256(convert_to(jsonb_build_array(reason, before, after)::text, 'UTF8')), 'hex') as sha256
            from dispute_step where dispute_id = ${id}`,
    );
    expect(entry).toEqual({
      ...{ action: 'disputes.register', actor: 'yanchi' },
      ...{ old: { state: null }, new: { state: 'registered', sha256: stored.sha256 } },
    });
    expect((await verifyAudit(app.db)).faults).toEqual([]);
  });
});

describe('before the registration', () => {
  const preview = (agent: TestAgent, body: object) => agent.post('/api/dispute-previews').send(body);

  it('says who would handle it by which article', async () => {
    const { body } = await preview(yanchi, { track: 'T1', ...SIDES }).expect(200);
    expect(body).toMatchObject({
      level: 'county',
      handler: { code: '640300' },
      authority: { handler: 'common_superior' },
    });
    expect(body.binding).toEqual([]);
    const fault = await preview(yanchi, { track: 'T1', sideA: '640323', sideB: '640324102' }).expect(400);
    expect(fault.body.errors[0]).toMatchObject({ pointer: '/sideB', code: 'different-levels' });
    await preview(yanchi, { track: 'T1', sideA: '640302', sideB: '640303' }).expect(404);
  });

  it('shows the line that binds without more, and asks why it does not (BD art. 4)', async () => {
    const line = { ...SIDES, track: 'T1' as const };
    await run(
      app.db,
      sql`update boundary_line set status = 'demarcated', agreement = '某线协议书'
                           where code = '640323-640324' and upper_inf(valid)`,
    );
    const { body } = await preview(yanchi, line).expect(200);
    expect(body.binding).toMatchObject([{ item: 3, kind: 'line', title: '某线协议书' }]);
    expect(await refusal(yanchi, SIDES)).toMatchObject({ pointer: '/bindingReason', code: 'binding-line' });
    const bindingReason = '协议书不涉及争议地段。';
    expect(await registered(yanchi, { ...SIDES, bindingReason })).toMatchObject({
      bindingReason,
      lineId: expect.any(String),
    });
    await run(app.db, sql`update boundary_line set status = 'draft', agreement = null where code = '640323-640324'`);
  });
});

describe('a registration is refused', () => {
  it.each([
    ['one division twice', { sideB: '640323' }, '/sideB', 'same-side'],
    ['a code that is nobody’s', { sideB: '640399' }, '/sideB', 'no-division'],
    ['a street office', { sideA: '640323001', sideB: '640323100' }, '/sideB', 'no-government'],
    ['a county and a town', { sideB: '640324102' }, '/sideB', 'different-levels'],
    ['counties of two provinces', { sideB: '610825' }, '/sideB', 'across-provinces'],
    ['counties that are no neighbours', { sideB: '640381' }, '/sideB', 'not-adjoining'],
    ['the future', { aroseOn: '2999-01-01' }, '/aroseOn', 'in-future'],
    ['no day', { aroseOn: '2025-02-30' }, '/aroseOn', 'invalid_format'],
    ['no title', { title: '  ' }, '/title', 'too_small'],
    ['an unknown track', { track: 'T4' }, '/track', 'invalid_value'],
    ['an unknown field', { handler: '640300' }, '/handler', 'unrecognized_keys'],
    ['T2 without an agreement', { track: 'T2' }, '/agreement', 'agreement-needed'],
    ['T1 with an agreement', { agreement: '协议书' }, '/agreement', 'agreement-binds'],
    ['latitude first', { area: swapped(anArea(106.68, 37.2)) }, '/area', 'swapped-axes'],
    ['an area abroad', { area: anArea(10, 50) }, '/area', 'outside-china'],
    ['an area outside both sides', { area: anArea(106.2, 37.98) }, '/area', 'outside-sides'],
    ['an area half outside', { area: anArea(107.64, 37.85) }, '/area', 'outside-sides'],
    ['a ring that crosses itself', { area: bowTie(106.68, 37.2) }, '/area', 'invalid-geometry'],
    ['a ring without area', { area: flat(106.68, 37.2) }, '/area', 'invalid-geometry'],
    ['a point', { area: { type: 'Point', coordinates: [106.68, 37.2] } }, '/area/type', 'invalid_union'],
  ])('%s', async (_what, over, pointer, code) => {
    expect(await refusal(yanchi, over)).toMatchObject({ pointer, code });
  });

  it('where a side has no outline to judge the area by, but not without an area', async () => {
    await run(app.db, sql`update division set geom = null where code = '640323103'`);
    const sides = { sideA: '640323103', sideB: '640323201' };
    expect(await refusal(yanchi, { ...sides, area: anArea(106.95, 37.8) })).toMatchObject({ code: 'no-outline' });
    await registered(yanchi, sides);
  });

  it('from those who are neither a side nor above both, who learn nothing', async () => {
    const theirs = await yanchi.post('/api/disputes').send(aDispute()).expect(404);
    const missing = await yanchi.post('/api/disputes').send(aDispute({ sideA: '999998', sideB: '999999' }));
    expect([missing.status, missing.body]).toEqual([404, theirs.body]);
    await shizhengfu.post('/api/disputes').send(aDispute()).expect(403);
  });
});

function swapped(given: ReturnType<typeof anArea>): object {
  const flip = (part: unknown): unknown =>
    Array.isArray(part) && typeof part[0] === 'number' ? part.toReversed() : (part as unknown[]).map(flip);
  return { ...given, coordinates: flip(given.coordinates) };
}
const polygon = (...ring: [number, number][]) => ({ type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] });
function bowTie(lon: number, lat: number) {
  return polygon([lon, lat], [lon + 0.02, lat + 0.02], [lon + 0.02, lat], [lon, lat + 0.02]);
}
function flat(lon: number, lat: number) {
  return polygon([lon, lat], [lon + 0.01, lat], [lon + 0.02, lat]);
}
