import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, sql } from '#server/platform/db/sql.ts';
import type { TestAgent } from '#tests/support/testApp.ts';
import { around, COURSE, DisputeDesk, meetingPoint } from './disputeDesk.ts';
import { anArea, type DisputeOffices, disputeOffices, registered, SIDES } from './disputeOffices.ts';

let app: DisputeOffices;
let jiexian: TestAgent;
let yanchi: TestAgent;
let tongxin: TestAgent;
let shizhengfu: TestAgent;
beforeAll(async () => {
  app = await disputeOffices();
  ({ jiexian, yanchi, tongxin, shizhengfu } = app);
});
afterAll(() => app.close());

const ON = '2026-01-05';
const MEETING = { on: ON, place: '某会议室', attendeesA: ['某甲'], attendeesB: ['某乙'], result: '未达成一致。' };

/** A dispute of the two counties up to negotiation. */
async function negotiating(): Promise<DisputeDesk> {
  const desk = new DisputeDesk(
    await registered(yanchi, { ...SIDES, area: anArea(106.68, 37.2), bindingReason: '另一地段。' }),
  );
  await desk.act(yanchi, 'freeze', { on: ON });
  await desk.act(tongxin, 'open-negotiation', { on: ON });
  return desk;
}

async function decision(desk: DisputeDesk, agent: TestAgent) {
  const [fileId, mapFileId] = [await desk.paper(agent, '某决定.pdf'), await desk.paper(agent, '某附图.pdf')];
  return {
    ...{ title: '某决定', number: '某政发〔2026〕1号', on: ON, course: COURSE, courseText: '自某点至某点。' },
    ...{ scale: 50_000, datum: 'CGCS2000', signer: '某某', fileId, mapFileId },
  };
}

describe('two counties, whose city decides', () => {
  let desk: DisputeDesk;

  it('freezes the status quo only with an area, and negotiates', async () => {
    const bare = new DisputeDesk(await registered(yanchi, SIDES));
    expect(await bare.refused(tongxin, 'freeze', { on: ON })).toMatchObject({ status: 409, code: 'no-area' });
    expect(await bare.refused(yanchi, 'freeze', { on: '2999-01-01' })).toMatchObject({
      status: 400,
      code: 'in-future',
    });
    expect(await bare.refused(yanchi, 'freeze', { on: '2020-01-01' })).toMatchObject({ code: 'before-dispute' });
    expect(await bare.refused(jiexian, 'freeze', { on: ON })).toMatchObject({ status: 403 });
    expect(await bare.refused(yanchi, 'decide', {})).toMatchObject({ status: 403 });
    desk = await negotiating();
    expect(desk.dispute).toMatchObject({ state: 'negotiating', acts: ['agree', 'meet', 'notAgree'] });
  });

  it('fails only after a meeting of both, with minutes', async () => {
    expect(await desk.refused(yanchi, 'not-agree', { on: ON, reason: '意见不一' })).toMatchObject({
      code: 'no-meeting',
    });
    const fileId = await desk.paper(yanchi, '某纪要.pdf');
    const meeting = { ...MEETING, kind: 'negotiation', fileId };
    expect(await desk.refused(yanchi, 'meetings', { ...meeting, kind: 'mediation' })).toMatchObject({
      code: 'wrong-kind',
    });
    expect(await desk.refused(yanchi, 'meetings', { ...meeting, attendeesB: [] })).toMatchObject({
      code: 'side-missing',
    });
    const elsewhere = await new DisputeDesk(await registered(yanchi, SIDES)).paper(yanchi);
    expect(await desk.refused(yanchi, 'meetings', { ...meeting, fileId: elsewhere })).toMatchObject({
      code: 'no-file',
    });
    await desk.act(yanchi, 'meetings', meeting);
    expect((await desk.act(tongxin, 'not-agree', { on: ON, reason: '意见不一' })).state).toBe('not_agreed');
  });

  it('takes each side’s own solution with its own map, and is accepted and mediated by the city', async () => {
    const solution = async (agent: TestAgent, side: string) => {
      const [fileId, mapFileId] = [await desk.paper(agent), await desk.paper(agent)];
      return { side, on: ON, text: '某方案', fileId, mapFileId };
    };
    const { mapFileId: _, ...mapless } = await solution(yanchi, 'a');
    expect(await desk.refused(yanchi, 'solutions', mapless)).toMatchObject({ status: 400, code: 'invalid_type' });
    expect(await desk.refused(yanchi, 'solutions', await solution(yanchi, 'b'))).toMatchObject({ code: 'other-side' });
    expect((await desk.act(yanchi, 'solutions', await solution(yanchi, 'a'))).state).toBe('not_agreed');
    expect((await desk.act(tongxin, 'solutions', await solution(tongxin, 'b'))).state).toBe('solutions_submitted');
    expect(await desk.refused(yanchi, 'accept', { on: ON })).toMatchObject({
      status: 403,
      type: '/problems/not-allowed',
    });
    await desk.act(jiexian, 'accept', { on: ON });
    const uninvited = { on: ON, departments: [] };
    expect(await desk.refused(jiexian, 'open-mediation', uninvited)).toMatchObject({ status: 400, code: 'too_small' });
    await desk.act(jiexian, 'open-mediation', { on: ON, departments: ['某自然资源局', '某水务局'] });
    expect(await desk.refused(jiexian, 'not-agree', { on: ON, reason: '不一' })).toMatchObject({ code: 'no-meeting' });
    const fileId = await desk.paper(jiexian, '某调解纪要.pdf');
    await desk.act(jiexian, 'meetings', { ...MEETING, attendeesB: [], kind: 'mediation', fileId });
    await desk.act(jiexian, 'not-agree', { on: ON, reason: '调解未果' });
    await desk.act(jiexian, 'propose', { on: ON, text: '某处理意见', fileId });
  });

  it('is decided by the head of the government with number and map; nobody else records it', async () => {
    const given = await decision(desk, jiexian);
    expect(await desk.refused(jiexian, 'decide', given)).toMatchObject({ status: 403 });
    expect(await desk.refused(jiexian, 'record-decision', given)).toMatchObject({ status: 403 });
    expect(await desk.refused(shizhengfu, 'decide', { ...given, number: '' })).toMatchObject({ status: 400 });
    const away = {
      ...COURSE,
      coordinates: [
        [105.1, 38.5],
        [105.2, 38.6],
      ],
    };
    expect(await desk.refused(shizhengfu, 'decide', { ...given, course: away })).toMatchObject({ code: 'elsewhere' });
    const crossing = {
      ...COURSE,
      coordinates: [
        [106.68, 37.2],
        [106.7, 37.22],
        [106.7, 37.2],
        [106.68, 37.22],
      ],
    };
    expect(await desk.refused(shizhengfu, 'decide', { ...given, course: crossing })).toMatchObject({
      code: 'invalid-course',
    });
    expect((await desk.act(shizhengfu, 'decide', given)).state).toBe('decided');
  });

  it('is in effect from its day where no natural village changes affiliation (art. 14)', async () => {
    const test = { changes: false, villages: ['某家湾'], note: '某说明' };
    expect(await desk.refused(jiexian, 'test-affiliation', test)).toMatchObject({ code: 'villages' });
    expect(await desk.refused(yanchi, 'test-affiliation', { ...test, villages: [] })).toMatchObject({ status: 403 });
    expect((await desk.act(jiexian, 'test-affiliation', { ...test, villages: [] })).state).toBe('effective');
    expect((await desk.procedure(yanchi)).settlement).toMatchObject({ effectiveOn: ON, changesAffiliation: false });
  });

  it('is surveyed and sealed by both, filed up to the ministry, told to the people, archived', async () => {
    await desk.act(yanchi, 'open-survey', { on: ON, teamA: ['某甲'], teamB: ['某乙'], surveyor: '某测绘院' });
    const sealed = {
      ...{ scale: 10_000, datum: 'CGCS2000', course: COURSE, surveyedOn: '2026-02-01', sealedAOn: '2026-02-10' },
      ...{ sealedBOn: '2026-02-12', surveyor: '某测绘院', mapFileId: await desk.paper(yanchi, '某勘测图.pdf') },
    };
    expect(await desk.refused(yanchi, 'seal-map', { ...sealed, scale: 100_000 })).toMatchObject({ code: 'coarser' });
    expect(await desk.refused(yanchi, 'seal-map', { ...sealed, sealedBOn: ON })).toMatchObject({ code: 'too-early' });
    expect(await desk.refused(yanchi, 'seal-map', { ...sealed, sealedBOn: null })).toMatchObject({ status: 400 });
    await desk.act(yanchi, 'seal-map', sealed);
    const filing = { on: '2026-02-20', fileId: await desk.paper(jiexian, '某备案报告.pdf') };
    expect(await desk.refused(yanchi, 'file', filing)).toMatchObject({ status: 403, type: '/problems/not-allowed' });
    expect(await desk.refused(jiexian, 'file', { ...filing, on: ON })).toMatchObject({ code: 'too-early' });
    await desk.act(jiexian, 'file', filing);
    expect((await desk.procedure(tongxin)).filing).toMatchObject({
      filers: ['吴忠市人民政府'],
      stops: [{ organ: '宁夏回族自治区人民政府', receivedOn: null }, { organ: '民政部' }],
      articleZh: '《行政区域边界争议处理条例》第十六条',
    });
    await desk.act(jiexian, 'receipts', { on: '2026-03-01' });
    await desk.act(yanchi, 'announce', { onA: '2026-03-02', wayA: '公告', onB: '2026-03-03', wayB: '村民会议' });
    const archive = { on: '2026-03-10', volume: '某卷' };
    expect(await desk.refused(jiexian, 'archive', archive)).toMatchObject({ status: 409, code: 'papers-missing' });
    await desk.act(jiexian, 'receipts', { on: '2026-03-05', number: '某备〔2026〕1号' });
    expect(await desk.refused(jiexian, 'receipts', { on: '2026-03-06' })).toMatchObject({ code: 'all-received' });
    const missing = (await desk.procedure(jiexian)).archiveList.filter(({ present }: { present: boolean }) => !present);
    expect(missing.map(({ id }: { id: string }) => id)).toEqual(['line']);
    await run(
      app.db,
      sql`insert into dispute_result (dispute_id, outcome, in_force_on, note, recorded_by, organisation, recorded_at)
          values (${desk.dispute.id}, 'not_on_record', ${ON}::date, '某处', '某人', '某局', now())`,
    );
    expect((await desk.act(jiexian, 'archive', archive)).turns).toEqual([]);
  });
});

it('an agreement is signed by both, filed by both together, and waits for the division change where a village moves', async () => {
  const desk = await negotiating();
  const { signer: _, number: __, ...given } = await decision(desk, yanchi);
  const signed = { ...given, signerA: { name: '某甲', post: '副县长' }, signerB: { name: '某乙', post: '副县长' } };
  expect(await desk.refused(yanchi, 'agree', { ...given, signerA: signed.signerA })).toMatchObject({ status: 400 });
  await desk.act(yanchi, 'agree', signed);
  const moved = { changes: true, villages: ['某家湾'], note: '某家湾划归同心县' };
  expect((await desk.act(tongxin, 'test-affiliation', moved)).state).toBe('division_change_case');
  expect(await desk.refused(yanchi, 'confirm-change', {})).toMatchObject({ status: 409, code: 'change-not-approved' });
  expect((await desk.procedure(yanchi)).filing).toMatchObject({
    filers: ['盐池县人民政府', '同心县人民政府'],
    stops: [{ organ: '吴忠市人民政府' }, { organ: '宁夏回族自治区人民政府' }, { organ: '民政部' }],
  });
});

it('for two townships without offices the county records both sides and its own decision, filed with the region', async () => {
  const [lon, lat] = await meetingPoint(app.db, '640323101', '640323102');
  const town = {
    type: 'LineString',
    coordinates: [
      [lon, lat - 0.002],
      [lon, lat + 0.002],
    ],
  };
  const area = around(lon, lat);
  const desk = new DisputeDesk(await registered(yanchi, { sideA: '640323101', sideB: '640323102', area }));
  expect((await desk.procedure(yanchi)).sides).toEqual(['a', 'b']);
  await jiexian.get(`/api/disputes/${desk.dispute.id}/procedure`).expect(404);
  const fileId = await desk.paper(yanchi);
  await desk.act(yanchi, 'freeze', { on: ON });
  await desk.act(yanchi, 'open-negotiation', { on: ON });
  await desk.act(yanchi, 'meetings', { ...MEETING, kind: 'negotiation', fileId });
  await desk.act(yanchi, 'not-agree', { on: ON, reason: '意见不一' });
  for (const side of ['a', 'b'])
    await desk.act(yanchi, 'solutions', { side, on: ON, text: '某方案', course: town, fileId, mapFileId: fileId });
  await desk.act(yanchi, 'accept', { on: ON });
  await desk.act(yanchi, 'open-mediation', { on: ON, departments: ['某自然资源局'] });
  await desk.act(yanchi, 'meetings', { ...MEETING, kind: 'mediation', fileId });
  await desk.act(yanchi, 'not-agree', { on: ON, reason: '调解未果' });
  await desk.act(yanchi, 'propose', { on: ON, text: '某处理意见', fileId });
  const given = { ...(await decision(desk, yanchi)), course: town };
  await desk.act(yanchi, 'record-decision', given);
  await desk.act(yanchi, 'test-affiliation', { changes: false, villages: [], note: '不涉及' });
  expect((await desk.procedure(yanchi)).filing).toMatchObject({
    filers: ['盐池县人民政府'],
    stops: [{ organ: '吴忠市人民政府' }, { organ: '宁夏回族自治区人民政府' }],
  });
});

describe('the position of a demarcated line', () => {
  it('is put to the approver and ends with its determination, recorded from its paper', async () => {
    const t2 = { ...SIDES, track: 'T2' as const, agreement: '某线协议书' };
    const desk = new DisputeDesk(await registered(yanchi, t2));
    expect(await desk.refused(yanchi, 'freeze', { on: ON })).toMatchObject({
      status: 409,
      type: '/problems/wrong-state',
    });
    await desk.act(tongxin, 'open-check', { on: ON, note: '请核定', fileId: await desk.paper(tongxin, '某请示.pdf') });
    const given = { ...(await decision(desk, yanchi)), scale: null, datum: null, mapFileId: null };
    expect(await desk.refused(tongxin, 'record-ruling', given)).toMatchObject({ status: 403 });
    const halfMap = { ...given, mapFileId: given.fileId };
    expect(await desk.refused(yanchi, 'record-ruling', halfMap)).toMatchObject({ status: 400 });
    expect((await desk.act(yanchi, 'record-ruling', given)).state).toBe('approver_decision');
    const { state, acts } = await desk.act(tongxin, 'execute', { on: '2026-02-01', note: '按裁定执行' });
    expect([state, acts]).toEqual(['executed', []]);
    expect((await desk.procedure(tongxin)).settlement).toMatchObject({ kind: 'decision', effectiveOn: ON });
  });
});
