import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, aPdf, aStreet, submittedCase } from '#tests/support/aCase.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let applicant: TestAgent;
let handler: TestAgent;
let yanchi: TestAgent;

beforeAll(async () => {
  app = await testApp({ sample: true });
  [applicant, handler, yanchi] = await Promise.all([
    app.signIn('shenqing'),
    app.signIn('minzheng'),
    app.signIn('yanchi'),
  ]);
});
afterAll(() => app.close());

const count = async () => (await app.db.raw('select count(*)::int as n from naming_case')).rows[0].n;
const line = (coordinates: number[][]) => ({ type: 'LineString', coordinates });

/** A refusal says what and where in both languages, and nothing was stored. */
async function refused(draft: object, { status = 400, pointer }: { status?: number; pointer: string }) {
  const before = await count();
  const reply = await applicant.post('/api/naming-cases').send(draft).expect(status);
  expect(reply.headers['content-type']).toContain('application/problem+json');
  expect(reply.body.detail_zh).toMatch(/\p{Script=Han}/u);
  expect(reply.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  expect(await count()).toBe(before);
  return reply.body;
}

const withName = (name: string) => ({ ...aStreet(), candidates: [{ name, meaning: '含义说明', reason: '理由说明' }] });

describe('an application that does not fit', () => {
  it.each([
    ['an unknown field', { ...aStreet(), surprise: 1 }, '/surprise'],
    ['a wrong type', { ...aStreet(), location: 7 }, '/location'],
    ['a candidate of 10,000 characters', withName('路'.repeat(10_000)), '/candidates/0/name'],
    ['a name with a control character', withName('裕\u0007民路'), '/candidates/0/name'],
    ['a name with NUL', withName('裕\u0000民路'), '/candidates/0/name'],
    [
      'a repeated candidate',
      { ...aStreet(), candidates: [aStreet().candidates[0], aStreet().candidates[0]] },
      '/candidates/1/name',
    ],
    ['an unknown division', { ...aStreet(), division: '640399' }, '/division'],
    [
      'a polygon for a street',
      {
        ...aStreet(),
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [106.19, 37.99],
              [106.2, 37.99],
              [106.2, 38],
              [106.19, 37.99],
            ],
          ],
        },
      },
      '/geometry',
    ],
    [
      'swapped axes',
      {
        ...aStreet(),
        geometry: line([
          [37.99, 106.19],
          [37.99, 106.2],
        ]),
      },
      '/geometry',
    ],
    [
      'a place outside the division',
      {
        ...aStreet(),
        geometry: line([
          [107.4, 37.78],
          [107.41, 37.78],
        ]),
      },
      '/geometry',
    ],
    [
      'a place outside China',
      {
        ...aStreet(),
        geometry: line([
          [2.1, 48.1],
          [2.2, 48.1],
        ]),
      },
      '/geometry',
    ],
    ['an empty line', { ...aStreet(), geometry: line([]) }, '/geometry/coordinates'],
    [
      'a line without length',
      {
        ...aStreet(),
        geometry: line([
          [106.19, 37.99],
          [106.19, 37.99],
        ]),
      },
      '/geometry',
    ],
    [
      'a self-crossing quarter',
      {
        ...aStreet(),
        category: 'residential_area',
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [106.19, 37.99],
              [106.2, 38],
              [106.2, 37.99],
              [106.19, 38],
              [106.19, 37.99],
            ],
          ],
        },
      },
      '/geometry',
    ],
  ])('%s', async (_what, draft, pointer) => {
    await refused(draft, { pointer });
  });

  it('a line of 200,000 vertices', async () => {
    const many = Array.from({ length: 200_000 }, (_, i) => [106.19 + i * 1e-7, 37.99]);
    expect(await refused({ ...aStreet(), geometry: line(many) }, { pointer: '/geometry' })).toMatchObject({
      status: 400,
    });
  });

  it.each(['<script>alert(1)</script>', '幸福😀路', '𠮷祥路', "'; drop table place; --路"])(
    'keeps %s as text and answers',
    async (name) => {
      const reply = await applicant.post('/api/naming-cases').send(withName(name)).expect(201);
      expect(reply.body.candidates[0].name).toBe(name);
      const check = await applicant
        .post('/api/name-checks')
        .send({ name, category: 'street', division: '640302' })
        .expect(200);
      expect(check.body.name).toBe(name);
    },
  );

  it('malformed JSON', async () => {
    const reply = await applicant
      .post('/api/naming-cases')
      .set('Content-Type', 'application/json')
      .send('{"category":')
      .expect(400);
    expect(reply.body.type).toBe('/problems/malformed-json');
  });
});

describe('an attachment that does not fit', () => {
  const upload = async (bytes: Buffer, name: string) => {
    const { body } = await applicant.post('/api/naming-cases').send(aStreet()).expect(201);
    return applicant.post(`/api/naming-cases/${body.id}/attachments`).attach('file', bytes, name);
  };

  it('is refused when a PDF is not a PDF', async () => {
    expect((await upload(Buffer.from('<html>not a pdf</html>'), '申请书.pdf')).status).toBe(415);
  });
  it('is refused above 20 MB', async () => {
    expect((await upload(Buffer.alloc(21 * 1024 * 1024, 1), 'large.pdf')).status).toBe(413);
  });
  it('keeps only the last part of a path as its name', async () => {
    const reply = await upload(aPdf(), '../../x.pdf');
    expect(reply.status).toBe(200);
    expect(reply.body.fileName).toBe('x.pdf');
  });
});

describe('a case', () => {
  it('refuses a stale version and a missing one', async () => {
    const found = await submittedCase(applicant, aStreet());
    const path = `/api/naming-cases/${found.id}/accept`;
    await handler.post(path).send({}).expect(428);
    await handler.post(path).set('If-Match', '"1"').send({}).expect(412);
    await act(handler, found, 'accept');
  });

  it('does not exist for another county, whatever is asked', async () => {
    const found = await submittedCase(applicant, aStreet());
    await yanchi.get(`/api/naming-cases/${found.id}`).expect(404);
    await yanchi
      .post(`/api/naming-cases/${found.id}/accept`)
      .set('If-Match', `"${found.version}"`)
      .send({})
      .expect(404);
    const list = await yanchi.get('/api/naming-cases').expect(200);
    expect(list.body.items.map((item: { id: string }) => item.id)).not.toContain(found.id);
  });

  it('waits until prohibited findings are settled on a documented exception', async () => {
    const clash = aStreet({ candidates: [{ name: '裕民街', meaning: '与现有街道同名', reason: '测试重名' }] });
    const accepted = await act(handler, await submittedCase(applicant, clash), 'accept');
    const checked = await act(handler, accepted, 'check');
    const duplicate = checked.lastRun?.findings.find((finding) => finding.level === 'block' && finding.clash !== null);
    expect(duplicate).toMatchObject({ rule: 'NR-08c', class: '重' });
    const post = (path: string, body: object) =>
      handler.post(`/api/naming-cases/${checked.id}/${path}`).set('If-Match', `"${checked.version}"`).send(body);
    const consult = await post('consult', { candidateId: checked.candidates[0]?.id, organs: ['housing'] }).expect(409);
    expect(consult.body.code).toBe('unsettled-findings');
    const resolve = await post('resolve', { findingId: duplicate?.id, reason: '无依据的理由' }).expect(400);
    expect(resolve.body.errors[0].pointer).toBe('/basis');
  });
});
