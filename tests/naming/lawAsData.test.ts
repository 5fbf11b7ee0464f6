import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fillNewRegister } from '#server/exchange/loadSample.ts';
import { ACT_NAMES } from '#server/naming/actsOf.ts';
import { eventOf } from '#server/naming/caseEvents.ts';
import type { CaseKind } from '#server/naming/kindContract.ts';
import { many, run, sql } from '#server/platform/db/sql.ts';
import { act, answer, aQuarter, aStreet, consultedCase, reload, submittedCase } from '#tests/support/aCase.ts';
import { caseInState } from '#tests/support/caseInState.ts';
import { type TestApp, testApp } from '#tests/support/testApp.ts';
import { streetOffices } from './dueOffice.ts';
import { aCountyStreet, filedBy, onFiling } from './filingOffice.ts';

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

describe('a case', () => {
  it('tells offices, clocks and steps in both languages, with the article of each', async () => {
    const handler = await app.signIn('minzheng');
    const submitted = await submittedCase(await app.signIn('shenqing'), aStreet());
    const found = await consultedCase(handler, submitted, ['natural_resources', 'housing']);
    expect(found).toMatchObject({
      authorityArticle: '地名管理条例第十二条第（五）项、第十三条第（二）项、第十四条',
      authorityArticleEn: 'Toponym Regulations art. 12(5), art. 13(2), art. 14',
      filingReceiver: '宁夏回族自治区人民政府，材料报宁夏回族自治区民政部门',
      filingReceiverEn: 'government of 宁夏回族自治区, materials to its civil affairs department',
      consulted: ['development_reform', 'natural_resources', 'housing'],
      consultedByLaw: [],
    });
    expect(found.opinions.map(({ legalRole, legalArticle }) => [legalRole, legalArticle])).toEqual([
      ['by_practice', ''],
      ['by_practice', ''],
    ]);
    expect(found.clocks.find(({ rule }) => rule === 'C2b')).toMatchObject({
      article: '行政许可法第四十二条第二款、第四十五条',
      articleEn: 'Licensing Law art. 42 para. 2, art. 45',
    });
    const consulted = found.steps.find(({ act }) => act === 'consult');
    expect(consulted).toMatchObject({ reason: null, note: { code: 'chosen', name: '迎宾湖路' } });
    const housing = found.opinions.find(({ organKind }) => organKind === 'housing');
    const answered = await answer(await app.signIn('zhujian'), found, housing?.organKind ?? '', {
      opinion: 'disagree',
      text: '与现有小区同名',
    }).expect(200);
    expect(answered.body.steps.at(-1)).toMatchObject({
      act: 'answer',
      reason: '与现有小区同名',
      note: { code: 'answered', opinion: 'disagree' },
    });
  });

  it('asks the governments of every county that the place touches, and no other (TR art. 12(7))', async () => {
    const [handler, applicant] = [await app.signIn('minzheng'), await app.signIn('shenqing')];
    const submitted = await submittedCase(applicant, aStreet({ location: '利通区至青铜峡市' }));
    const wide = sql`st_setsrid(st_geomfromtext('LINESTRING(106.05 38.0, 106.21 37.99)'), 4490)`;
    await run(app.db, sql`update naming_case set geom = ${wide} where id = ${submitted.id}`);
    const found = await consultedCase(handler, submitted, ['government', 'development_reform']);
    expect(found.opinions.map(({ organisation }) => organisation).toSorted()).toEqual(
      ['吴忠市发展和改革委员会', '吴忠市人民政府', '青铜峡市人民政府'].toSorted(),
    );
    await act(applicant, await reload(applicant, found.id), 'withdraw', { reason: '另行申请' });
  });

  it('asks whom the law names, under the article that names him', async () => {
    const submitted = await submittedCase(await app.signIn('shenqing'), aQuarter());
    const found = await consultedCase(await app.signIn('zhujian'), submitted, ['natural_resources']);
    const asked = found.opinions.find(({ organKind }) => organKind === 'civil_affairs');
    expect(asked).toMatchObject({
      legalRole: 'by_law',
      legalArticle: '地名管理条例第十二条第（六）项',
      legalArticleEn: 'Toponym Regulations art. 12(6)',
    });
  });
});

describe('clocks', () => {
  it('start and stop by events that acts bring about, each under its purpose', async () => {
    // What a revocation of an announced approval brings about besides its own.
    const events = new Set([...ACT_NAMES.map(eventOf), 'announced_approval_revoked']);
    const rows = await many(
      app.db,
      z.object({ id: z.string(), events: z.string().array() }),
      sql`select r.id, r.starts_on || r.stops_on as events from clock_choice u join clock_rule r on r.id = u.clock_id
           where r.purpose = u.purpose`,
    );
    expect(new Set(rows.map(({ id }) => id))).toEqual(
      new Set(['C1', 'C2', 'C2b', 'C4', 'C5', 'C6', 'C7', 'C8', 'C8R']),
    );
    for (const { id, events: named } of rows)
      expect(
        named.filter((one) => !events.has(one)),
        id,
      ).toEqual([]);
  });

  it('run as the choice of the kind says; a cancelled name is disclosed, no more (GI art. 26)', async () => {
    const approver = await app.signIn('shizhengfu');
    const decision = { documentNo: '吴政发〔2026〕9号', decidedOn: '2026-03-02' };
    const approved = async (kind: CaseKind) => {
      const { id, version } = await caseInState(app, 'submitted_to_approver', (await streetOffices(app)).street, kind);
      const path = `/api/naming-cases/${id}/approve`;
      const { body } = await approver.post(path).set('If-Match', `"${version}"`).send(decision).expect(200);
      return body.clocks.map(({ rule, dueOn }: Record<string, string>) => `${rule} ${dueOn}`).sort();
    };
    expect(await approved('naming')).toEqual(['C4 2026-03-16', 'C5 2026-03-17', 'C6 2026-03-17']);
    expect(await approved('cancellation')).toEqual(['C4 2026-03-16', 'C5 2026-03-17', 'C8 2026-03-30']);
    expect(await approved('reservation')).toEqual(['C4 2026-03-16']);
  });

  it('of a filing from outside are those that are chosen, too', async () => {
    const [county, receiver] = [await app.signIn('yanchi'), await app.signIn('minzheng')];
    const choose = (purpose: string, clock: string | null) =>
      run(
        app.db,
        sql`insert into clock_choice (id, purpose, category, clock_id, jurisdiction, source_zh, source_en, article_zh, article_en,
              valid, verified)
            values (${purpose}, ${purpose}, 'street', ${clock}, '6403', '本地', 'Local', '', '', '[2022-05-01,)', false)
            on conflict (id) do update set clock_id = excluded.clock_id`,
      );
    await run(
      app.db,
      sql`insert into clock_rule (id, jurisdiction, label, label_en, length, unit, instrument, article, verified, valid, purpose,
            starts_on, yellow_left)
          values ('C5W', '6403', '备案', 'Filing', 10, 'working_day', '本地规定', '第五条', false, '[2022-05-01,)', 'filing',
            '{approved}', 10)`,
    );
    await choose('filing', 'C5W');
    await choose('publication', 'C7');
    app.clock.set('2026-03-05T02:00:00.000Z');
    const { id } = await filedBy(county, aCountyStreet());
    const defects = [{ check: 'materials_complete', text: '缺第二页' }];
    const { clock } = await onFiling(receiver, id, 'return', { defects });
    expect(clock).toMatchObject({ length: 10, unit: 'working_day', dueOn: '2026-03-16', light: 'yellow' });
    const running = async (rule: string) =>
      (await receiver.get('/api/time-limits').query({ whose: 'all', clock: rule }).expect(200)).body.items;
    expect(await running('C5W')).toMatchObject([{ subjectId: id, unit: 'working_day', dueOn: '2026-03-16' }]);
    await onFiling(county, id, 'submit');
    const checks = ['right_filer', 'right_receiver', 'materials_complete'];
    // From the receipt; as shipped a government's own approval is announced by C6, which counts from the approval.
    expect((await onFiling(receiver, id, 'accept', { checks })).announceClock?.dueOn).toBe('2026-03-20');
    await choose('publication', null);
    const second = await filedBy(county, { ...aCountyStreet('盐州南巷'), documentNo: '盐政发〔2026〕72号' });
    expect((await onFiling(receiver, second.id, 'accept', { checks })).announceClock).toBeNull();
    await choose('filing', null);
    const refused = await county.post('/api/filings').send(aCountyStreet('盐州北巷')).expect(400);
    expect(refused.body.errors[0]).toMatchObject({ pointer: '/category', code: 'no-clock' });
    app.clock.set('2026-03-02T02:00:00.000Z');
  });
});

describe('a refusal', () => {
  it('names a reason that was law on the day of the decision, told with its code', async () => {
    const approver = await app.signIn('shizhengfu');
    const { id, version } = await caseInState(app, 'submitted_to_approver', (await streetOffices(app)).street);
    const refuse = (reasonCode: string) =>
      approver
        .post(`/api/naming-cases/${id}/refuse`)
        .set('If-Match', `"${version}"`)
        .send({ documentNo: '吴政发〔2026〕12号', decidedOn: '2026-03-02', reasonCode, reason: '与地名方案不符' });
    const { body } = await refuse('because').expect(400);
    expect(body.errors).toMatchObject([{ pointer: '/reasonCode', code: 'no-such-reason' }]);
    const refused = await refuse('not_in_plan').expect(200);
    expect(refused.body.decision).toMatchObject({ reasonCode: 'not_in_plan', reason: '与地名方案不符' });
  });
});

describe('a register from before its law had English twins', () => {
  it('gets them, and keeps what its bureau changed', async () => {
    await run(app.db, sql`update clock_rule set instrument_en = '', article_en = '' where id in ('C4', 'C5')`);
    await run(app.db, sql`update clock_rule set article = '第四十四条（修订）' where id = 'C4'`);
    await fillNewRegister(app.deps, { sample: false });
    const rows = await many(
      app.db,
      z.object({ id: z.string(), article: z.string(), en: z.string() }),
      sql`select id, article, article_en as en from clock_rule where id in ('C4', 'C5') order by id`,
    );
    expect(rows).toEqual([
      { id: 'C4', article: '第四十四条（修订）', en: '' },
      { id: 'C5', article: '第十三条', en: 'art. 13' },
    ]);
  });
});
