import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { act, answer, aStreet, consultedCase, reload, submittedCase } from '#tests/support/aCase.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';

let app: TestApp;
let found: CaseDetail;
beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set('2026-03-02T02:00:00.000Z');
  const handler = await app.signIn('minzheng');
  const submitted = await submittedCase(await app.signIn('shenqing'), aStreet());
  found = await consultedCase(handler, submitted, ['natural_resources']);
  for (const task of found.opinions) {
    const user = { natural_resources: 'ziran', development_reform: 'fagai', housing: 'zhujian' }[
      String(task.organKind)
    ];
    await answer(await app.signIn(user ?? ''), found, task.organKind, { opinion: 'agree' }).expect(200);
  }
  found = await act(handler, await reload(handler, found.id), 'notice', { text: '公示期内可提出意见 <b>。' });
});
afterAll(() => app.close());

const get = async (path: string, status = 200): Promise<string> => {
  const answered = await supertest(app.app).get(path).expect(status);
  expect(answered.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answered.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(answered.text).not.toMatch(/<script|\son\w+="|style="/);
  expect(answered.text.match(/<h1/g)).toHaveLength(1);
  return answered.text;
};
const placeIdIn = (text: string): string => /\/places\/([0-9a-f-]{36})/.exec(text)?.[1] ?? '';

describe('the public pages', () => {
  it('begin with the search, the ways in and what was published last', async () => {
    const text = await get('/');
    for (const to of ['/search', '/notices', '/guide', '/track', '/office']) expect(text).toContain(`href="${to}"`);
    expect(text).toContain('迎宾湖路');
    expect(text).toContain('演示数据');
  });

  it('keep the language through the links', async () => {
    const text = await get('/?lang=en');
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('href="/guide?lang=en"');
    expect(text).toContain('href="/" hreflang="zh-CN"');
  });

  it('check a name by the rules and the register before anybody applies, and store nothing', async () => {
    const form = await get('/check');
    expect(form).toContain('<option value="640302"');
    expect(form).not.toContain('value="division"');
    const asked = (name: string, more = 'category=street&division=640302') =>
      `/check?name=${encodeURIComponent(name)}&${more}`;
    const same = await get(asked('利通街'));
    expect(same).toContain('须由主管部门审查');
    expect(same).toContain('与“利通街”重名');
    expect(same).toContain('地名管理条例第九条');
    expect(await get(asked('曼哈顿路'))).toContain('曼哈顿');
    expect(await get(asked('扶摇路'))).toContain('未发现问题');
    expect(await get(`${asked('利通街')}&lang=en`)).toContain('The department must look at it');
    expect(await get(asked('<b>路'))).toContain('&lt;b&gt;路');
    expect(await get(asked('扶摇路', ''), 400)).toContain('请填写 60 字以内的名称');
    expect(await get(asked('扶'.repeat(61)), 400)).toContain('role="alert"');
  });

  it.each(['利通街', 'litongjie', 'ltj'])('find a name by %s', async (q) => {
    expect(await get(`/search?q=${encodeURIComponent(q)}`)).toContain('>利通街</a>');
  });

  it('find what was meant, where it lies, and what was valid on a day', async () => {
    const meant = await get(`/search?q=${encodeURIComponent('立通街')}`);
    expect(meant).toContain('您要找的可能是');
    expect(meant).toContain('>利通街</a>');
    expect(await get(`/search?q=${encodeURIComponent('利通街')}&division=640381`)).toContain('没有找到');
    expect(await get(`/search?q=${encodeURIComponent('利通街')}&division=640302&at=2026-01-01`)).toContain(
      '>利通街</a>',
    );
    expect(await get('/search?near=106.2,37.99')).toContain('千米');
    expect(await get('/search?near=1,2')).toContain('附近没有登记的地名');
    for (const wrong of ['division=x', 'at=2026-02-30', 'near=a,b'])
      expect(await get(`/search?${wrong}`)).not.toContain('role="status"');
  });

  it('say when nothing was found, and repeat no markup', async () => {
    const text = await get(`/search?q=${encodeURIComponent('<img src=x>')}`);
    expect(text).toContain('没有找到');
    expect(text).toContain('value="&lt;img src=x&gt;"');
    await get('/search?q=%00');
    await get('/search?q=a&q=b');
    await get(`/search?q=${'很'.repeat(100)}`);
  });

  it('tell about a place, with a map drawn here and its neighbours', async () => {
    const text = await get(`/places/${placeIdIn(await get('/search?q=litongjie'))}`);
    expect(text).toContain('<h1 lang="zh-CN">利通街</h1>');
    expect(text).toContain('Lìtōng Jiē');
    expect(text).toContain('<svg');
    expect(text).toContain('示意');
    expect(text).toContain('附近地名');
    expect(text).toContain('href="geo:');
  });

  it.each(['/places/xyz', '/places/00000000-0000-4000-8000-000000000000', '/notices/notice/xyz', '/notices/other/1'])(
    'answer %s with a page of their own',
    async (path) => {
      expect(await get(path, 404)).toContain('返回首页');
    },
  );

  it('publish a notice in the list and in full', async () => {
    expect(await get('/notices?kind=notice')).toContain('迎宾湖路');
    expect(await get('/notices?kind=announcement')).not.toContain('迎宾湖路');
    const text = await get(`/notices/notice/${found.id}`);
    expect(text).toContain('2026-03-02 – 2026-03-09');
    expect(text).toContain('公示期内可提出意见 &lt;b&gt;。');
    await get(`/notices/announcement/${found.id}`, 404);
    await get('/notices?cursor=nonsense', 400);
  });

  it('say of a notice that its time is over, from the day after its last', async () => {
    app.clock.set('2026-03-09T15:00:00.000Z');
    expect(await get('/notices')).not.toContain('公示已结束');
    app.clock.set('2026-03-09T17:00:00.000Z');
    expect(await get('/notices')).toContain('公示已结束');
    app.clock.set('2026-03-02T02:00:00.000Z');
  });

  it('offer the blank form of each material as DOCX and PDF, and a page where there is none', async () => {
    expect(await get('/guide')).toContain('href="/guide/forms/cancellation/application.docx"');
    const renaming = await get('/guide/renaming/street');
    expect(renaming).toContain('href="/guide/forms/renaming/scheme.pdf"');
    expect(renaming).not.toContain('/guide/forms/naming/');
    for (const file of ['application.pdf', 'promise.docx']) {
      const answered = await supertest(app.app).get(`/guide/forms/naming/${file}`).expect(200);
      expect(answered.headers['content-disposition']).toMatch(/^attachment; .*filename\*=UTF-8''/);
    }
    for (const path of ['naming/other.pdf', 'naming/application.exe', 'swallowing/application.pdf', 'naming/a.b.pdf'])
      await get(`/guide/forms/${path}`, 404);
  });

  it('guide through conditions, materials, steps, offices and limits, with what is unverified marked', async () => {
    const text = await get('/guide');
    for (const told of [
      '申请条件',
      '申请材料',
      '办理流程',
      '谁来办、谁来批',
      '办理时限',
      '第十二条第（五）项',
      '20 个工作日',
      '未核',
    ]) {
      expect(text).toContain(told);
    }
    expect(text).not.toMatch(/地名管理条例[^<]{0,40}地名管理条例地名管理条例|条例行政区划管理条例/);
    const english = await get('/guide?lang=en');
    expect(english).toContain('20 working days');
    expect(english).toContain('Toponym Regulations art. 12(5), art. 13(2), art. 14');
    expect(english).toContain('government of the province, materials to its civil affairs department');
  });

  it('guide by matter: what is for another case or category is not in it', async () => {
    const street = await get('/guide/naming/street');
    expect(street).toContain('街路巷命名办事指南');
    expect(street).not.toContain('更名：具有重要历史文化价值');
    expect(street).not.toContain('第十二条第（六）项');
    expect(street).toMatch(/不收费。 <span class="tag warn">未核/);
    expect(await get('/guide/renaming/residential_area')).toContain('更名：具有重要历史文化价值');
    expect(await get('/guide')).toContain('href="/guide/renaming/street"');
    await get('/guide/naming/castle', 404);
  });

  it('guide in English without a Chinese sentence: only names of this register are Chinese', async () => {
    const main = /<main[\s\S]*<\/main>/.exec(await get('/guide?lang=en'))?.[0] ?? '';
    expect(main.replaceAll(/<span class="tag" lang="zh-CN">[^<]*<\/span>/g, '')).not.toMatch(/\p{Script=Han}/u);
  });

  it('guide by the rows of the day: a repealed one is gone, a local one bears the name of its division', async () => {
    await run(
      app.db,
      sql`update guide_item set valid = '[2022-05-01,2026-03-01)' where section = 'material' and code = 'reports'`,
    );
    await run(
      app.db,
      sql`insert into guide_item (section, code, position, text_zh, text_en, source_zh, source_en, article_zh, article_en, jurisdiction, valid)
          values ('material', 'plan', 50, '规划许可', 'Planning permit', '吴忠市规定', 'Rule of Wuzhong', '', '', '6403', '[2026-01-01,)')`,
    );
    const text = await get('/guide');
    expect(text).not.toContain('综合评估、专家论证、征求意见等报告');
    expect(text).toMatch(/规划许可 <span class="tag" lang="zh-CN">吴忠市<\/span>/);
  });

  it('answer 304 to who has the page', async () => {
    const { headers } = await supertest(app.app).get('/guide').expect(200);
    await supertest(app.app).get('/guide').set('If-None-Match', String(headers.etag)).expect(304);
  });

  it('have an icon and tell robots what is not for them', async () => {
    await supertest(app.app)
      .get('/favicon.svg')
      .expect('content-type', /image\/svg\+xml/)
      .expect(200);
    expect((await supertest(app.app).get('/robots.txt').expect(200)).text).toContain('Disallow: /api/');
  });
});
