import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RuleChange, RuleRelease, RuleRowItem } from '#server/detection/ruleChangeContract.ts';
import { storeRuleSet } from '#server/detection/storeRuleSet.ts';
import { run, sql } from '#server/platform/db/sql.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';
import { APPROVAL, type RuleDesk, ruleDesk, rulesOn, TODAY } from './ruleDesk.ts';

let app: TestApp;
let minzheng: TestAgent;
let admin: TestAgent;
let yanchi: TestAgent;
let desk: RuleDesk;
let approver: RuleDesk;

beforeAll(async () => {
  app = await testApp({ sample: true });
  app.clock.set(`${TODAY}T02:00:00.000Z`);
  [minzheng, admin, yanchi] = [await app.signIn('minzheng'), await app.signIn('admin'), await app.signIn('yanchi')];
  [desk, approver] = [ruleDesk(minzheng, app), ruleDesk(admin, app)];
});
afterAll(() => app.close());

const release = async (agent: TestAgent): Promise<RuleRelease> =>
  RuleRelease.parse((await agent.get('/api/rule-release').expect(200)).body);
const counts = ({ added, replaced, ended }: RuleRelease) => ({ added, replaced, ended });
const draft = async (): Promise<RuleChange> => {
  const { body, status } = await minzheng.post('/api/rule-release').send({});
  expect(status, JSON.stringify(body)).toBe(201);
  return RuleChange.parse(body);
};
const approved = async (change: RuleChange): Promise<RuleChange> =>
  approver.done(await desk.done((await desk.tried(change)).change, 'submit'), 'approve', APPROVAL);

/** The register as an older release filled it: without one row, with another wording of two, with one that no longer ships. */
async function asFilledBefore(): Promise<void> {
  await run(app.db, sql`alter table rule_row disable trigger rule_row_kept`);
  await run(app.db, sql`delete from rule_row where kind = 'lexicon' and body ->> 'id' = 'DA-1-0001'`);
  await run(
    app.db,
    sql`update rule_row set body = body || '{"text": "中央旧"}' where kind = 'lexicon' and body ->> 'id' = 'DA-1-0002'`,
  );
  await run(
    app.db,
    sql`update rule_row set body = body || '{"text": "天下旧"}' where kind = 'lexicon' and body ->> 'id' = 'DA-1-0003'`,
  );
  await run(
    app.db,
    sql`insert into rule_row (kind, id, version, jurisdiction, valid, source, body)
        select kind, '900000:OLD', 1, jurisdiction, valid, source, body || '{"id": "OLD", "text": "旧词旧词"}'
          from rule_row where kind = 'lexicon' and body ->> 'id' = 'DA-1-0003'`,
  );
  await run(app.db, sql`alter table rule_row enable trigger rule_row_kept`);
}

describe('a register filled by this release', () => {
  it('is offered nothing', async () => {
    expect(await release(minzheng)).toMatchObject({ added: 0, replaced: 0, ended: 0, kept: [], changes: [] });
    expect((await minzheng.post('/api/rule-release').send({}).expect(409)).body.code).toBe('nothing-new');
  });
  it('lists the rows that ship off, and one of them is switched on for an office by an ordinary change', async () => {
    const reply = await minzheng.get('/api/rule-rows').query({ kind: 'lexicon', state: 'off' }).expect(200);
    const rows = z.object({ items: RuleRowItem.array() }).parse(reply.body).items;
    expect(rows.map(({ label }) => label)).toContain('in ing');
    const body = { ...rows.find(({ label }) => label === 'in ing')?.body, id: 'NS-11@6403', enabled: true };
    const change = await desk.drafted([{ operation: 'add', kind: 'lexicon', body: { ...body, jurisdiction: '6403' } }]);
    expect(await rulesOn(minzheng, '裕明街')).not.toContain('NR-08c review');
    await approved(change);
    expect(await rulesOn(minzheng, '裕明街')).toContain('NR-08c review');
    expect(counts(await release(minzheng))).toEqual({ added: 0, replaced: 0, ended: 0 });
  });
});

it('of rows that the program once had in itself a register gets what it has none of, and no more', async () => {
  await run(app.db, sql`delete from rule_row where kind = 'ground' or (kind = 'source' and body ->> 'text' = 'PR84')`);
  await storeRuleSet(app.db, app.deps.now());
  expect((await desk.row('ground', '既有名称')).body).toMatchObject({ id: 'official_name' });
  expect(counts(await release(minzheng))).toEqual({ added: 1, replaced: 0, ended: 0 });
  await run(app.db, sql`delete from rule_row where kind = 'source'`);
  await run(
    app.db,
    sql`delete from rule_row where kind = 'lexicon' and (starts_with(body ->> 'id', 'NW-') or starts_with(body ->> 'id', 'SS-'))`,
  );
  await storeRuleSet(app.db, app.deps.now());
  expect(counts(await release(minzheng))).toEqual({ added: 0, replaced: 0, ended: 0 });
  expect((await desk.row('lexicon', 'DA-1-0004')).sourceZh).toBe('民发〔2018〕146号附件用词的同义词，本项目整理');
});

describe('a register filled by an older release', () => {
  let change: RuleChange;
  beforeAll(async () => {
    await asFilledBefore();
    // One of the two rows with another wording was edited by the bureau.
    const edited = await desk.row('lexicon', 'DA-1-0003');
    const { kind, id: rowId, version: baseVersion, body } = edited;
    await approved(
      await desk.drafted([
        { operation: 'replace', kind, rowId, baseVersion, body: { ...body, text: '天下本局', severity: 'NOTE' } },
      ]),
    );
  });
  it('is told what is new, what is revised, what ends, and what stays as the bureau has it', async () => {
    const found = await release(minzheng);
    expect(counts(found)).toEqual({ added: 1, replaced: 1, ended: 1 });
    expect(found.kept).toEqual([expect.objectContaining({ kind: 'lexicon', label: '天下', ended: false })]);
  });
  it('offers a county office nothing that is not its own to change', async () => {
    expect(counts(await release(yanchi))).toEqual({ added: 0, replaced: 0, ended: 0 });
    await yanchi.post('/api/rule-release').send({}).expect(409);
    await admin.post('/api/rule-release').send({}).expect(403);
  });
  it('gets it as a draft that changes nothing', async () => {
    change = await draft();
    expect(change).toMatchObject({ state: 'draft', title: expect.stringContaining('随版本更新'), number: null });
    expect(change.items.map(({ operation, label }) => `${operation} ${label}`).sort()).toEqual([
      'add 宇宙',
      'end 旧词旧词',
      'replace 中央',
    ]);
    expect((await desk.row('lexicon', 'DA-1-0002')).label).toBe('中央旧');
  });
  it('is not offered the same twice, and shows the draft instead', async () => {
    const found = await release(minzheng);
    expect(counts(found)).toEqual({ added: 0, replaced: 0, ended: 0 });
    expect(found.changes).toEqual([expect.objectContaining({ id: change.id, state: 'draft', items: 3 })]);
    await minzheng.post('/api/rule-release').send({}).expect(409);
  });
  it('takes force by dry run and another person, like any change', async () => {
    expect((await desk.post(change, 'submit')).body.code).toBe('dry-run-needed');
    const [add, ...rest] = change.items.toSorted((a, b) => a.operation.localeCompare(b.operation));
    expect(add?.operation).toBe('add');
    const items = rest.map(({ operation, kind, rowId, baseVersion, body }) => ({
      ...{ operation, kind, rowId, baseVersion },
      ...(body ? { body } : {}),
    }));
    // The bureau does not want the new word.
    const edited = RuleChange.parse(
      (await desk.put(change, { title: change.title, effectiveOn: TODAY, reason: change.reason, items }).expect(200))
        .body,
    );
    await approved(edited);
    expect((await desk.row('lexicon', 'DA-1-0002')).label).toBe('中央');
    expect(await release(minzheng)).toMatchObject({ added: 0, replaced: 0, ended: 0, changes: [] });
  });
  it('is offered again what was drafted and deleted', async () => {
    await run(
      app.db,
      sql`update rule_row set valid = daterange(lower(valid), '2026-12-01') where body ->> 'id' = 'OLD'`,
    );
    await run(app.db, sql`delete from rule_release_row where row_key = 'lexicon DA-1-0001'`);
    const again = await draft();
    expect(again.items.map(({ label }) => label)).toEqual(['宇宙']);
    await minzheng.delete(`/api/rule-changes/${again.id}`).set('If-Match', `"${again.version}"`).expect(200);
    expect(counts(await release(minzheng))).toEqual({ added: 1, replaced: 0, ended: 0 });
  });
});
