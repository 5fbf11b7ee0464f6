import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseDetail, type CaseListItem } from '#server/naming/caseContract.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { act, aStreet, submittedCase } from '#tests/support/aCase.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let handler: TestAgent;
const made: Record<string, CaseDetail> = {};

beforeAll(async () => {
  app = await testApp({ sample: true });
  const applicant = await app.signIn('shenqing');
  handler = await app.signIn('minzheng');
  for (const name of ['迎宾湖路', '绿园路', '安泰路', '安吉路'])
    made[name] = await submittedCase(
      applicant,
      aStreet({ candidates: [{ name, meaning: '寓意吉祥', reason: '新建道路' }] }),
    );
  // Days left in another order than the changes; 安吉路, withdrawn, has no running clock.
  for (const [name, due] of [
    ['迎宾湖路', '2026-12-03'],
    ['绿园路', '2026-12-01'],
    ['安泰路', '2026-12-02'],
  ] as const)
    await run(app.db, sql`update clock set due_on = ${due} where case_id = ${made[name]?.id ?? null}`);
  await act(applicant, CaseDetail.parse(made.安吉路), 'withdraw', { reason: '不再需要' });
}, 60_000);
afterAll(() => app.close());

async function names(query: object): Promise<string[]> {
  const { body } = await handler.get('/api/naming-cases').query(query).expect(200);
  return body.items.map(({ name }: CaseListItem) => name);
}

describe('the list of cases', () => {
  it.each([
    ['characters', '宾湖', ['迎宾湖路']],
    ['the start of the pinyin', 'yingbin', ['迎宾湖路']],
    ['pinyin with ü', 'lüyuan', ['绿园路']],
    ['pinyin with v and a blank', 'lv yuan', ['绿园路']],
    ['initials', 'aj', ['安吉路']],
    ['what is no name', '100%', []],
  ])('is searched by %s', async (_, q, found) => {
    expect(await names({ q })).toEqual(found);
  });

  it('is searched by a part of the number', async () => {
    const caseNo = made.安泰路?.caseNo ?? '';
    expect(await names({ q: caseNo.slice(-9).toLowerCase() })).toEqual(['安泰路']);
  });

  it('is ordered by the days left, page by page, with those without a limit last', async () => {
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const query = { sort: 'due', limit: 1, ...(cursor ? { cursor } : {}) };
      const { body } = await handler.get('/api/naming-cases').query(query).expect(200);
      seen.push(...body.items.map(({ name }: CaseListItem) => name));
      cursor = body.next;
    } while (cursor);
    expect(seen).toEqual(['绿园路', '安泰路', '迎宾湖路', '安吉路']);
  });
});
