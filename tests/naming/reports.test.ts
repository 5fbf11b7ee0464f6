import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mayAct, type ReportFacts } from '#server/naming/reports/reportFacts.ts';
import type { DutyLimit } from '#server/naming/timeLimits/dutyContract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { aPdf } from '#tests/support/aCase.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let handler: TestAgent;
let colleague: TestAgent;
beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-03-05T02:00:00.000Z');
  handler = await app.signIn('minzheng');
  await run(
    app.db,
    sql`insert into account_role (account_id, role) select id, 'civil_affairs' from account where username = 'waiye'`,
  );
  colleague = await app.signIn('waiye');
});
afterAll(() => app.close());

const REPORT = {
  kind: 'standard_name_not_used',
  division: '640302',
  place: '裕民东街北侧售楼处',
  text: '楼盘广告使用“曼哈顿广场”，不是标准地名。',
  name: '李四',
  contact: '13900000000',
};
// One pixel: the smallest PNG there is.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

function send(fields: Record<string, string>, photo?: Buffer) {
  const request = supertest(app.app).post('/report');
  for (const [name, value] of Object.entries(fields)) void request.field(name, value);
  return photo ? request.attach('file', photo, 'photo.png') : request.attach('file', Buffer.alloc(0), '');
}
const receiptIn = (text: string): { no: string; code: string } => ({
  no: /640\d{3}-JB-2026-\d{4}/.exec(text)?.[0] ?? '',
  code: /class="code">([0-9A-Z-]{14})</.exec(text)?.[1] ?? '',
});
const follow = async ({ no, code }: { no: string; code: string }) =>
  (await supertest(app.app).post('/follow').type('form').send({ no, code }).expect(200)).text;
const listOf = async (agent: TestAgent) => (await agent.get('/api/violation-reports').expect(200)).body.items;
/** The clock of a test may stand still: what came last is not always first. */
const itemOf = async (agent: TestAgent, no: string) =>
  (await listOf(agent)).find(({ reportNo }: { reportNo: string }) => reportNo === no);

interface Report {
  id: string;
  version: number;
  acts: string[];
  limit: DutyLimit | null;
  steps: { act: string; text: string | null }[];
}
const act = (agent: TestAgent, { id, version }: Report, path: string, body: object = {}) =>
  agent.post(`/api/violation-reports/${id}/${path}`).set('If-Match', `"${version}"`).send(body);

describe('a report of a violation', () => {
  it('is accepted, checked, turned into a matter and answered; who reported reads the answer', async () => {
    const receipt = receiptIn((await send(REPORT, PNG).expect(200)).text);
    expect(receipt.no).toMatch(/^640300-JB-2026-/);
    expect(await follow(receipt)).toContain('等待受理');
    const [listed] = await listOf(handler);
    expect(listed).toMatchObject({ reportNo: receipt.no, hasPhoto: true, state: 'submitted', handler: null });
    expect(listed.limit).toMatchObject({ dueOn: '2026-03-12', left: 5, unit: 'working_day', light: 'green' });
    let report: Report = (await handler.get(`/api/violation-reports/${listed.id}`).expect(200)).body;
    expect(report.acts).toEqual(['accept', 'decline']);
    const photo = await handler.get(`/api/violation-reports/${listed.id}/photo`).expect(200);
    expect(photo.headers['content-type']).toBe('image/png');

    report = (await act(handler, report, 'accept').expect(200)).body;
    expect(report.limit).toMatchObject({ label: '核查并答复举报', dueOn: '2026-04-17', left: 30, verified: false });
    expect((await act(handler, report, 'answer', { answer: '过早答复' }).expect(409)).body.type).toContain(
      'wrong-state',
    );
    report = (await act(handler, report, 'check', { founded: true, finding: '现场查看，情况属实。' }).expect(200)).body;
    expect(report.acts).toEqual(['check', 'openMatter']);
    const matter = {
      liability: 'standard_name_not_used',
      subjectName: '某置业公司',
      subjectKind: 'unit',
      facts: '广告未用标准地名',
    };
    report = (await act(handler, report, 'matter', matter).expect(200)).body;
    report = (await act(handler, report, 'answer', { answer: '已责令改正，感谢监督。' }).expect(200)).body;
    expect(report).toMatchObject({
      state: 'answered',
      acts: [],
      limit: null,
      matter: { matterNo: '640300-JD-2026-0001' },
    });
    const read = await follow(receipt);
    expect(read).toContain('已责令改正，感谢监督。');
    expect(read).not.toMatch(/李四|13900000000|经办员/);
  });

  it('keeps its reporter from everybody but the officer who handles it, and records each reading', async () => {
    const receipt = receiptIn((await send(REPORT).expect(200)).text);
    const listed = await itemOf(handler, receipt.no);
    const path = `/api/violation-reports/${listed.id}`;
    let report: Report = (await handler.get(path).expect(200)).body;
    const ask = (agent: TestAgent) => agent.post(`${path}/reporter`).send({});
    await ask(handler).expect(403);
    report = (await act(handler, report, 'accept').expect(200)).body;
    expect((await ask(handler).expect(200)).body).toEqual({ name: '李四', contact: '13900000000' });
    await ask(colleague).expect(403);
    await ask(await app.signIn('admin')).expect(403);
    await ask(await app.signIn('shenji')).expect(403);
    await ask(await app.signIn('yanchi')).expect(404);
    expect(
      (await act(colleague, report, 'check', { founded: false, finding: '未发现' }).expect(409)).body.type,
    ).toContain('wrong-state');
    report = (await act(colleague, report, 'take-over', { reason: '原承办人休假' }).expect(200)).body;
    await ask(handler).expect(403);
    await ask(colleague).expect(403);
    expect(report.acts).not.toContain('handOn');
    await act(colleague, report, 'hand-on', { reason: '自行查看' }).expect(409);
    expect((await handler.get(path).expect(200)).body.acts).toEqual(['takeOver', 'handOn']);
    report = (await act(handler, report, 'hand-on', { reason: '移交接办人' }).expect(200)).body;
    expect(report.steps.at(-1)).toMatchObject({ act: 'handOn', text: '移交接办人' });
    await ask(handler).expect(403);
    await ask(colleague).expect(200);

    const everything = await Promise.all([
      handler.get('/api/violation-reports'),
      handler.get(path),
      (await app.signIn('shenji')).get('/api/audit?limit=200'),
    ]);
    for (const { text } of everything) expect(text).not.toMatch(/李四|13900000000/);
    const readings = await one(
      app.db,
      z.object({ n: z.number() }),
      sql`select count(*)::int as n from audit_entry where action = 'reports.read-reporter' and subject_id = ${listed.id}`,
    );
    expect(readings.n).toBe(2);
  });

  it.each([
    ['the officer before', { id: 'earlier' }, true],
    ['the head of the office', { permissions: new Set(['naming.lead-office']) }, true],
    ['the head who took it over himself', { id: 'now', permissions: new Set(['naming.lead-office']) }, false],
    ['a colleague', {}, false],
  ])('hands on who reported by %s', (_who, over, may) => {
    const found: ReportFacts = {
      ...{ id: 'r', version: 3, state: 'checked' as const, divisionCode: DivisionCode.parse('640302'), founded: null },
      ...{
        matterId: null,
        submittedAt: '2026-03-05T02:00:00Z',
        isSigned: true,
        handlerId: 'now',
        reporterFor: 'earlier',
      },
    };
    expect(mayAct('handOn', found, { id: 'another', permissions: new Set<string>(), ...over })).toBe(may);
    expect(mayAct('handOn', { ...found, reporterFor: 'now' }, { id: 'earlier', permissions: new Set() })).toBe(false);
  });

  it('keeps of a photo the picture alone, upright', async () => {
    const picture = sharp({ create: { width: 40, height: 20, channels: 3, background: '#a05030' } });
    const gps = { GPSLatitude: '37/1 59/1 0/1', GPSLatitudeRef: 'N' };
    const taken = picture.withMetadata({ orientation: 6 }).withExifMerge({ IFD0: { Make: 'Camera' }, IFD3: gps });
    const sent = await taken.jpeg().toBuffer();
    expect((await sharp(sent).metadata()).exif?.toString('latin1')).toContain('Camera');
    const receipt = receiptIn((await send(REPORT, sent).expect(200)).text);
    const { id } = await itemOf(handler, receipt.no);
    const { sha256 } = await one(
      app.db,
      z.object({ sha256: z.string() }),
      sql`select photo_sha256 as sha256 from violation_report where id = ${id}`,
    );
    const served = async () => (await handler.get(`/api/violation-reports/${id}/photo`).expect(200)).body;
    const kept = await app.deps.files.get(sha256);
    expect(await served()).toEqual(kept);
    // One from before: it lies in the store as it was sent.
    const old = await app.deps.files.put(sent);
    await run(
      app.db,
      sql`with stored as (insert into stored_file (sha256, size_bytes, media_type, stored_at)
                          values (${old}, ${sent.length}, 'image/jpeg', now()) returning sha256)
          update violation_report set photo_sha256 = stored.sha256 from stored where id = ${id}`,
    );
    for (const bytes of [kept, await served()]) {
      const { exif, xmp, iptc, width, height, format } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, width, height, format }).toEqual({ width: 20, height: 40, format: 'jpeg' });
      expect(bytes.toString('latin1')).not.toContain('Camera');
    }
  });

  it('goes to the office of the county, and a district without one to its city', async () => {
    expect(receiptIn((await send({ ...REPORT, division: '640323', name: '' }).expect(200)).text).no).toMatch(
      /^640323-/,
    );
    expect(receiptIn((await send({ ...REPORT, division: '640303' }).expect(200)).text).no).toMatch(/^640300-/);
    const [theirs] = await listOf(await app.signIn('yanchi'));
    await handler.get(`/api/violation-reports/${theirs.id}`).expect(404);
    expect(theirs).not.toHaveProperty('name');
  });

  it.each([
    { what: 'a photo that is none', photo: aPdf(), status: 415, words: '照片内容不是' },
    {
      what: 'a photo beyond 8 MB',
      photo: Buffer.concat([PNG, Buffer.alloc(9 * 1024 * 1024)]),
      status: 413,
      words: '8 MB',
    },
    { what: 'a broken photo', photo: PNG.subarray(0, 40), status: 415, words: '照片内容损坏' },
    { what: 'no kind', over: { kind: '' }, status: 400, words: '没有这一类' },
    { what: 'a breach of organs', over: { kind: 'breach_by_approver' }, status: 400, words: '没有这一类' },
    { what: 'a county of nobody here', over: { division: '110101' }, status: 409, words: '没有接入本系统' },
    { what: 'no words', over: { text: '' }, status: 400, words: '请选择行为类别' },
  ])('with $what is refused and keeps what was written', async ({ over = {}, photo, status, words }) => {
    const before = (await listOf(handler)).length;
    const { text } = await send({ ...REPORT, ...over }, photo).expect(status);
    expect(text).toContain(words);
    expect(text).toContain('裕民东街北侧售楼处');
    expect(await listOf(handler)).toHaveLength(before);
  });

  it('by a robot is forgotten, and a form that is no form is refused in a page', async () => {
    const before = (await listOf(handler)).length;
    await send({ ...REPORT, website: 'x' }).expect(200);
    const { text } = await supertest(app.app).post('/report').type('form').send(REPORT).expect(415);
    expect(text).toContain('返回首页');
    await supertest(app.app).post('/report').set('Sec-Fetch-Site', 'cross-site').field('kind', 'other').expect(403);
    expect(await listOf(handler)).toHaveLength(before);
    await handler.get(`/api/violation-reports/${randomUUID()}`).expect(404);
  });
});
