import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { many, run, sql } from '#server/platform/db/sql.ts';
import { caseInState } from '#tests/support/caseInState.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';

const SIDES = {
  ...{ applicant: 'shenqing-demo', handler: 'minzheng-640300', approver: 'zhengfu-640300' },
  ...{ receiver: 'minzheng-640000', announcer: 'minzheng-640300', consulted: 'fagai-640300' },
};
const HOW_MANY = 22;

let app: TestApp;
let ids: string[];
beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-03-05T02:00:00.000Z');
  const rows = await many(
    app.db,
    z.object({ code: z.string(), id: z.string() }),
    sql`select code, id from organisation`,
  );
  const offices = Object.fromEntries(
    Object.entries(SIDES).map(([side, code]) => [side, rows.find((row) => row.code === code)?.id ?? '']),
  );
  ids = [];
  for (let i = 0; i < HOW_MANY; i++) ids.push((await caseInState(app, 'standard', offices)).id);
  await run(
    app.db,
    sql`update place set status = 'live' where id in (select place_id from naming_case where id = any(${ids}::uuid[]))`,
  );
});
afterAll(() => app.close());

const get = async (path: string): Promise<string> => (await supertest(app.app).get(path).expect(200)).text;

describe('announcements', () => {
  it('say approver, approval and number, and show where the place lies', async () => {
    const text = await get(`/notices/announcement/${ids[0]}`);
    for (const told of [
      '标准地名',
      '罗马字母拼写',
      '所在政区',
      '位置描述',
      '吴忠市人民政府',
      '吴政发〔2026〕1号',
      '吴民公告〔2026〕1号',
      '2026-03-05',
    ]) {
      expect(text).toContain(told);
    }
    expect(text).toContain('<svg');
    expect(text).not.toContain('<form');
  });

  it('are listed page by page', async () => {
    const first = await get('/notices?kind=announcement');
    const next =
      /href="(\/notices\?kind=announcement&amp;cursor=[^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await get(next);
    const listed = [first, second].flatMap((text) => [...text.matchAll(/\/notices\/announcement\/([0-9a-f-]{36})/g)]);
    expect(new Set(listed.map(([, id]) => id)).size).toBe(HOW_MANY);
  });

  it('lie on one map, with the numbers of its list', async () => {
    const text = await get('/announcements/map');
    expect(text.match(/<circle/g)).toHaveLength(HOW_MANY);
    expect(text).toContain('示意图');
    expect(text).toContain(`/notices/announcement/${ids[0]}`);
    expect(await get('/announcements/map?lang=en')).toContain('Map of announced names');
  });

  it('are a feed with an ETag', async () => {
    const { text, headers } = await supertest(app.app).get('/announcements.atom').expect(200);
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(text.match(/<entry>/g)).toHaveLength(HOW_MANY);
    expect(text).toContain('演示数据');
    await supertest(app.app).get('/announcements.atom').set('If-None-Match', String(headers.etag)).expect(304);
  });
});
