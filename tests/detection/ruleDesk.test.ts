import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RuleChange, RuleRowItem } from '#server/detection/ruleChangeContract.ts';
import { currentRuleSet, ruleRowsAt, toRuleSet } from '#server/detection/ruleDesk/ruleSetAt.ts';
import { storedRules } from '#server/detection/ruleSource.ts';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { one, run, sql } from '#server/platform/db/sql.ts';
import { act, aStreet, submittedCase } from '#tests/support/aCase.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { FAULTY_ITEMS } from './faultyItems.ts';
import { APPROVAL, aChange, LATER, type RuleDesk, replayed, ruleDesk, rulesOn, TODAY, word } from './ruleDesk.ts';

let app: TestApp;
let minzheng: TestAgent;
let admin: TestAgent;
let yanchi: TestAgent;
let desk: RuleDesk;
let approver: RuleDesk;
/** A case whose second candidate is 稻香里路, checked before any rule was changed. */
let checked: CaseDetail;

beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set(`${TODAY}T02:00:00.000Z`);
  [minzheng, admin, yanchi] = [await app.signIn('minzheng'), await app.signIn('admin'), await app.signIn('yanchi')];
  [desk, approver] = [ruleDesk(minzheng, app), ruleDesk(admin, app)];
  const submitted = await submittedCase(await app.signIn('shenqing'), aStreet());
  checked = await act(minzheng, await act(minzheng, submitted, 'accept', { note: '材料齐全' }), 'check');
});
afterAll(() => app.close());

const Count = z.object({ n: z.number() });
const changes = async () => (await one(app.db, Count, sql`select count(*)::int as n from rule_change`)).n;
const approved = async (change: RuleChange): Promise<RuleChange> =>
  approver.done(await desk.done((await desk.tried(change)).change, 'submit'), 'approve', APPROVAL);

describe('the rows', () => {
  it('are listed by kind, found by word, article or document, page after page', async () => {
    const page = async (cursor?: string) => {
      const query = { kind: 'rule', limit: 5, ...(cursor ? { cursor } : {}) };
      return (await minzheng.get('/api/rule-rows').query(query).expect(200)).body;
    };
    const first = await page();
    const second = await page(first.next);
    const third = await page(second.next);
    const codes = [first, second, third].flatMap(({ items }) => items.map((item: RuleRowItem) => item.code));
    expect(new Set(codes).size).toBe(15);
    expect(codes).toContain('NR-03a');
    expect(await desk.row('lexicon', 'DA-1-0002')).toMatchObject({ label: '中央', state: 'in_force', validTo: null });
    expect((await desk.row('threshold', '广东省')).documentNo).toContain('2009');
    await minzheng.get('/api/rule-rows/rule/000099:nothing').expect(404);
  });

  it('cannot be edited in place, not even in the database', async () => {
    await expect(run(app.db, sql`update rule_row set body = '{}' where kind = 'rule'`)).rejects.toThrow(
      'add a version',
    );
  });
});

it('judges the names of a case as anybody may check them', async () => {
  for (const { id, name, meaning } of checked.candidates) {
    const found = checked.lastRun?.findings.filter(({ candidateId }) => candidateId === id) ?? [];
    expect([name, ...found.map(({ rule, level }) => `${rule} ${level}`)]).toEqual([
      name,
      ...(await rulesOn(minzheng, name, meaning)),
    ]);
  }
});

describe('a draft', () => {
  it.each(FAULTY_ITEMS)('with %s is refused at that field and changes nothing', async (_, item, pointer) => {
    const before = await changes();
    const reply = await desk.refused([item], 400);
    expect(reply.body.errors).toEqual([expect.objectContaining({ pointer })]);
    expect(await changes()).toBe(before);
  });

  it('does not reach back, nor lose a result of a rule', async () => {
    const early = await minzheng.post('/api/rule-changes').send(aChange([word('稻香')], { effectiveOn: '2026-11-30' }));
    expect([early.status, early.body.errors[0].pointer]).toEqual([400, '/effectiveOn']);
    const { id, version, body } = await desk.row('rule', 'NR-03a');
    const results = z.array(z.unknown()).parse(body.results).slice(1);
    const item = { operation: 'replace', kind: 'rule', rowId: id, baseVersion: version, body: { ...body, results } };
    const reply = await desk.refused([item], 400);
    expect(reply.body.errors[0].detail_zh).toContain('LATIN');
  });

  it('is edited only at the version read, and deleted', async () => {
    const draft = await desk.drafted([word('稻香')]);
    expect((await desk.put(draft, aChange([], { title: '第二稿' })).expect(200)).body.version).toBe(2);
    await desk.put(draft, aChange([], { title: '第三稿' })).expect(412);
    const remove = (version: number) =>
      minzheng.delete(`/api/rule-changes/${draft.id}`).set('If-Match', `"${version}"`);
    await remove(1).expect(412);
    await remove(2).expect(200);
    await minzheng.get(`/api/rule-changes/${draft.id}`).expect(404);
  });

  it('of a county does not touch what holds for the country', async () => {
    const reply = await ruleDesk(yanchi, app).refused([word('稻香')], 403);
    expect(reply.body.detail_zh).toContain('CN');
    const own = await yanchi.post('/api/rule-changes').send(aChange([word('稻香', { jurisdiction: '640323' })]));
    expect(own.status, JSON.stringify(own.body)).toBe(201);
    // The city sees its county's draft; the county not the city's.
    await minzheng.get(`/api/rule-changes/${own.body.id}`).expect(200);
    const ours = await desk.drafted([]);
    await yanchi.get(`/api/rule-changes/${ours.id}`).expect(404);
  });
});

describe('a change that takes force today', () => {
  let change: RuleChange;

  it('must be tried before it goes on', async () => {
    change = await desk.drafted([word('稻香')]);
    const reply = await desk.post(change, 'submit').expect(409);
    expect(reply.body.code).toBe('dry-run-needed');
  });

  it('shows which verdicts turn, among past cases and in the register', async () => {
    const { result } = await desk.tried(change, { division: '640302' });
    change = await desk.change(change.id);
    expect(result).toMatchObject({ state: 'done', current: true, compared: false, division: '640302' });
    expect(result.total).toBe(result.matrix.reduce((sum, cell) => sum + cell.count, 0));
    const turned = result.matrix.filter(({ from, to }) => from !== to);
    expect(turned).toEqual([expect.objectContaining({ origin: 'case', to: 'review', count: 1 })]);
    expect(result.changed).toBe(1);
    const reply = await minzheng.get(`/api/rule-changes/${change.id}/verdicts`).expect(200);
    const shown = {
      origin: 'case',
      subjectId: checked.id,
      name: '稻香里路',
      label: checked.caseNo,
      newLevel: 'review',
    };
    expect(reply.body.items).toEqual([expect.objectContaining(shown)]);
    expect(reply.body.items[0].after.map(({ rule }: { rule: string }) => rule)).toContain('DA-1');
    // Names of cases are not for an administrator, their number is.
    expect((await admin.get(`/api/rule-changes/${change.id}/verdicts`).expect(200)).body.items).toEqual([]);
  });

  it('is not approved by whoever drafted it, whatever roles that person has', async () => {
    change = await desk.done(change, 'submit');
    expect(change.number).toBe('640300-GZ-2026-0001');
    await run(
      app.db,
      sql`insert into account_role (account_id, role) select id, 'rule_approver' from account where username = 'minzheng'`,
    );
    const reply = await desk.post(change, 'approve', APPROVAL).expect(403);
    expect(reply.body.code).toBe('four-eyes');
    await approver.post({ ...change, version: 1 }, 'approve', APPROVAL).expect(412);
    expect(await rulesOn(minzheng, '稻香里路')).not.toContain('DA-1 review');
  });

  it('holds with the next check, in every process, once another has approved it', async () => {
    change = await approver.done(change, 'approve', APPROVAL);
    expect(change).toMatchObject({ state: 'approved', inForce: true, ruleSet: change.number });
    expect(await rulesOn(minzheng, '稻香里路')).toContain('DA-1 review');
    const [validFrom, documentNo] = [TODAY, APPROVAL.approvalNo];
    expect(await desk.row('lexicon', '稻香')).toMatchObject({ validFrom, documentNo, changeId: change.id });
  });

  it('leaves the run made that morning replayable by the rules of that morning', async () => {
    expect(checked.lastRun?.ruleSetVersion).not.toBe(change.ruleSet);
    expect(await replayed(minzheng, checked)).toMatchObject({ equal: true, why: null, day: TODAY });
    const again = await act(minzheng, checked, 'check');
    expect(again.lastRun?.ruleSetVersion).toBe(change.ruleSet);
    expect(await replayed(minzheng, again)).toMatchObject({ equal: true, ruleSet: change.ruleSet });
    expect(await replayed(minzheng, checked)).toMatchObject({ equal: true });
  });

  it('keeps what each rule set was, and what is in force is the newest of them', async () => {
    const set = await currentRuleSet(app.db);
    const rows = (await ruleRowsAt(app.db, set.version, TODAY)) ?? [];
    expect(toRuleSet(set.version, rows)).toEqual(await storedRules(app.db, TODAY));
    const morning = (await ruleRowsAt(app.db, checked.lastRun?.ruleSetVersion ?? '', TODAY)) ?? [];
    expect(morning.length).toBe(rows.length - 1);
    expect(await ruleRowsAt(app.db, 'never', TODAY)).toBeUndefined();
  });
});

describe('a change for a later day', () => {
  it('waits for its day, replaces a version and asks the register about every name', async () => {
    const { id, version, body } = await desk.row('rule', 'NR-08c');
    const Results = z.array(z.looseObject({ result: z.string() }));
    const results = Results.parse(body.results).map((each) =>
      each.result === 'SPECIFIC_CLASH' ? { ...each, severity: 'PROHIBITED', level: 'block' } : each,
    );
    const item = { operation: 'replace', kind: 'rule', rowId: id, baseVersion: version, body: { ...body, results } };
    const draft = await desk.drafted([item], { effectiveOn: LATER });
    expect((await desk.tried(draft, { division: '640303' })).result).toMatchObject({ state: 'done', compared: true });
    const change = await approved(draft);
    expect(change).toMatchObject({ state: 'approved', inForce: false });
    const clash = 'NR-08c block';
    expect(await rulesOn(minzheng, '裕民巷')).not.toContain(clash);
    // Somebody else cannot change the row under it.
    const stale = await minzheng
      .post('/api/rule-changes')
      .send(aChange([item]))
      .expect(409);
    expect(stale.body.code).toBe('outdated-items');
    app.clock.set(`${LATER}T02:00:00.000Z`);
    const then = await rulesOn(minzheng, '裕民巷');
    app.clock.set(`${TODAY}T02:00:00.000Z`);
    expect(then).toContain(clash);
    const history = await minzheng.get(`/api/rule-rows/rule/${encodeURIComponent(id)}`).expect(200);
    expect(history.body.versions).toMatchObject([
      { version: version + 1, validFrom: LATER, validTo: null, state: 'future', body: { version: version + 1 } },
      { version, validTo: LATER, state: 'in_force' },
    ]);
  });

  it('is withdrawn before its day by an approver, and the row can be changed again', async () => {
    const { id, version } = await desk.row('lexicon', 'DA-1-0002');
    const item = { operation: 'end', kind: 'lexicon', rowId: id, baseVersion: version };
    const change = await approved(await desk.drafted([item], { effectiveOn: LATER }));
    expect(await desk.row('lexicon', 'DA-1-0002')).toMatchObject({ validTo: LATER });
    await ruleDesk(await app.signIn('shenji'), app)
      .post(change, 'withdraw', { remark: '不应撤' })
      .expect(403);
    const back = await approver.done(change, 'withdraw', { remark: '上级要求暂缓' });
    expect(back).toMatchObject({ state: 'withdrawn', remark: '上级要求暂缓', acts: [] });
    expect(await desk.row('lexicon', 'DA-1-0002')).toMatchObject({ validTo: null, version });
    await desk.drafted([item], { effectiveOn: LATER });
  });
});

describe('a dry run', () => {
  it('begins anew after a lost try, and one whose job was cancelled says so and lets another begin', async () => {
    const change = await desk.drafted([word('某某')]);
    await desk.done(change, 'dry-run');
    expect((await desk.post(change, 'dry-run')).body.code).toBe('running');
    await run(app.db, sql`update rule_dry_run set done = 7, changed = 3 where change_id = ${change.id}`);
    await app.deps.jobs.runDue();
    expect((await desk.change(change.id)).dryRun).toMatchObject({ state: 'done', changed: 0 });
    await desk.done(change, 'dry-run');
    await run(app.db, sql`update pgboss.job set state = 'cancelled' where state < 'active'`);
    expect((await desk.change(change.id)).dryRun).toMatchObject({ state: 'failed', error: 'interrupted' });
    expect((await desk.tried(change)).result).toMatchObject({ state: 'done' });
  });

  it('is out of date once the draft has been edited', async () => {
    const { change } = await desk.tried(await desk.drafted([word('某某')]));
    await desk.put(change, aChange([word('某某某')])).expect(200);
    const edited = await desk.change(change.id);
    expect(edited.dryRun).toMatchObject({ state: 'done', current: false });
    expect((await desk.post(edited, 'submit')).body.code).toBe('dry-run-needed');
  });
});
