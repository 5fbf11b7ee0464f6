import { expect } from 'vitest';
import { z } from 'zod';
import { NameCheckReply } from '#server/detection/contract.ts';
import { type DryRun, Replay, RuleChange, RuleRowItem } from '#server/detection/ruleChangeContract.ts';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { aStreet } from '#tests/support/aCase.ts';
import type { TestAgent, TestApp } from '#tests/support/testApp.ts';

export const TODAY = '2026-12-01';
export const LATER = '2027-01-01';
export const APPROVAL = { approvalNo: '吴民发〔2026〕31号' };

/** A new word for streets of the whole country; the test names what differs. */
export const word = (text: string, over: object = {}) => ({
  operation: 'add',
  kind: 'lexicon',
  body: {
    ...{ text, match: 'substring', part: 'specific', categories: ['street'], type: '大', rules: ['DA-1'] },
    ...{ severity: 'HUMAN', source: '市级词表（测试）', jurisdiction: 'CN', ...over },
  },
});
export const aChange = (items: readonly object[], over: object = {}) => ({
  ...{
    title: '增补市级词表',
    documentNo: '吴民发〔2026〕30号',
    effectiveOn: TODAY,
    reason: '群众反映',
    items,
    ...over,
  },
});

/** The rule desk as one person uses it; each act expects to be allowed. */
export function ruleDesk(agent: TestAgent, app: TestApp) {
  const post = (change: RuleChange, path: string, body: object = {}) =>
    agent.post(`/api/rule-changes/${change.id}/${path}`).set('If-Match', `"${change.version}"`).send(body);
  const done = async (change: RuleChange, path: string, body: object = {}): Promise<RuleChange> => {
    const reply = await post(change, path, body);
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
    return RuleChange.parse(reply.body);
  };
  const drafted = async (items: readonly object[], over: object = {}): Promise<RuleChange> => {
    const { body, status } = await agent.post('/api/rule-changes').send(aChange(items, over));
    expect(status, JSON.stringify(body)).toBe(201);
    return RuleChange.parse(body);
  };
  const put = (change: RuleChange, draft: object) =>
    agent.put(`/api/rule-changes/${change.id}`).set('If-Match', `"${change.version}"`).send(draft);
  const refused = (items: readonly object[], status: number) =>
    agent.post('/api/rule-changes').send(aChange(items)).expect(status);
  const change = async (id: string): Promise<RuleChange> =>
    RuleChange.parse((await agent.get(`/api/rule-changes/${id}`).expect(200)).body);
  const tried = async (draft: RuleChange, body: object = {}): Promise<{ change: RuleChange; result: DryRun }> => {
    await done(draft, 'dry-run', body);
    await app.deps.jobs.runDue();
    const now = await change(draft.id);
    if (!now.dryRun) throw new Error('No dry run');
    return { change: now, result: now.dryRun };
  };
  const row = async (kind: string, q: string): Promise<RuleRowItem> => {
    const reply = await agent.get('/api/rule-rows').query({ kind, q }).expect(200);
    const [found] = z.object({ items: RuleRowItem.array() }).parse(reply.body).items;
    if (!found) throw new Error(`No ${kind} ${q}`);
    return found;
  };
  return { post, put, refused, done, drafted, change, tried, row };
}
export type RuleDesk = ReturnType<typeof ruleDesk>;

/** Rules and levels that a street of this name meets today, where `aStreet` lies. */
export async function rulesOn(agent: TestAgent, name: string, meaning?: string): Promise<string[]> {
  const { category, geometry, division } = aStreet();
  const reply = await agent.post('/api/name-checks').send({ name, category, geometry, division, meaning }).expect(200);
  return NameCheckReply.parse(reply.body).findings.map(({ rule, level }) => `${rule} ${level}`);
}

/** The last run of a case, done again by the rules of its day. */
export async function replayed(agent: TestAgent, found: CaseDetail): Promise<Replay> {
  const path = `/api/naming-cases/${found.id}/check-runs/${found.lastRun?.id}/replay`;
  return Replay.parse((await agent.get(path).expect(200)).body);
}
