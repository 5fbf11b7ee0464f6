import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, sql } from '#server/platform/db/sql.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-03-02T02:00:00.000Z');
});
afterAll(() => app.close());

const list = (path: string) => supertest(app.app).get(`/api/code-lists/${path}`);

describe('code lists', () => {
  it('tell each reason of a refusal in both languages, with the article and its days', async () => {
    const { body } = await list('refusal-reasons').expect(200);
    expect(body.items).toHaveLength(13);
    expect(body.items[0]).toEqual({
      code: 'unhealthy_meaning',
      labelZh: '含义不明确、不健康或违背公序良俗',
      labelEn: 'Meaning unclear, unhealthy or against good morals',
      sourceZh: '地名管理条例',
      sourceEn: 'Toponym Regulations',
      articleZh: '第九条第一款第（一）项',
      articleEn: 'art. 9 para. 1(1)',
      jurisdiction: 'CN',
      validFrom: '2022-05-01',
      validTo: null,
      traits: {},
    });
  });

  it('are kept by whoever reads them, and answered with 304 afterwards', async () => {
    const { headers } = await list('organ-kinds').expect(200);
    expect(headers['cache-control']).toBe('public, max-age=300');
    await list('organ-kinds').set('If-None-Match', String(headers.etag)).expect(304);
  });

  it('change by rows: a local row wins in its division, a repealed one is gone on its day', async () => {
    const columns = sql`kind, code, position, label_zh, label_en, source_zh, source_en, article_zh, article_en, jurisdiction, valid`;
    await run(
      app.db,
      sql`insert into code_list (${columns})
          values ('opinion-values', 'no_comment', 3, '无不同意见', 'No objection', '吴忠市规定', 'Rule of Wuzhong', '', '', '6403', '[2026-01-01,)')`,
    );
    const labels = async (query: string) =>
      (await list(`opinion-values${query}`).expect(200)).body.items.map((item: { labelEn: string }) => item.labelEn);
    expect(await labels('?division=640302')).toContain('No objection');
    expect(await labels('?division=640302&at=2025-12-31')).toContain('No comment');
    expect(await labels('?division=640122')).toContain('No comment');
    await run(
      app.db,
      sql`update code_list set valid = '[,2026-03-02)' where kind = 'opinion-values' and code = 'agree'`,
    );
    expect(await labels('')).not.toContain('Agree');
    expect(await labels('?at=2026-03-01')).toContain('Agree');
  });

  it('answer for a list nobody keeps with what is wrong', async () => {
    await list('no-such-list').expect(404);
    await list('No%20list').expect(400);
  });
});
