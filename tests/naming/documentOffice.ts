import type { CaseDetail } from '#server/naming/caseContract.ts';
import type { DocumentKind } from '#server/naming/documents/contract.ts';
import { CaseDocument, IssuedDocument } from '#server/naming/documents/contract.ts';
import { act, answer, aPdf, aStreet, consultedCase, reload } from '#tests/support/aCase.ts';
import { signedIn } from '#tests/support/signedIn.ts';
import { type TestAgent, type TestApp, testApp } from '#tests/support/testApp.ts';

const USERS = ['shenqing', 'minzheng', 'fagai', 'ziran', 'shizhengfu', 'yanchi', 'admin', 'shenji'] as const;
export type Offices = Record<(typeof USERS)[number], TestAgent>;

/** A service on 2 March 2026 with everybody of the procedure signed in. */
export async function documentOffice(): Promise<{ app: TestApp; as: Offices }> {
  const app = await testApp({ sample: true });
  app.clock.set('2026-03-02T02:00:00.000Z');
  return { app, as: await signedIn(app, USERS) };
}

/** The documents of a case as this person sees them. */
export const listedDocuments = async (agent: TestAgent, id: string): Promise<CaseDocument[]> =>
  CaseDocument.array().parse((await agent.get(`/api/naming-cases/${id}/documents`).expect(200)).body);

export async function issueDocument(
  agent: TestAgent,
  id: string,
  kind: DocumentKind,
  subjectId?: string,
): Promise<IssuedDocument> {
  const sent = await agent.post(`/api/naming-cases/${id}/documents`).send({ kind, subjectId });
  if (sent.status !== 200) throw new Error(`${kind}: ${sent.status} ${JSON.stringify(sent.body)}`);
  return IssuedDocument.parse(sent.body);
}

/** Issues everything that waits for this person in the case, all at once: numbers must come without gaps all the same. */
export async function issueAll(agent: TestAgent, id: string): Promise<void> {
  const waiting = (await listedDocuments(agent, id)).filter(({ mayIssue }) => mayIssue);
  await Promise.all(waiting.map(({ kind, subjectId }) => issueDocument(agent, id, kind, subjectId ?? undefined)));
}

/** Submitted, returned once and submitted again. */
export async function correctedCase(as: Offices, name: string, files: readonly string[]): Promise<CaseDetail> {
  const draft = aStreet({ candidates: [{ name, meaning: '黄河岸边，石滩绵延 <意>', reason: '新建道路 & 便于识别' }] });
  const created = await as.shenqing.post('/api/naming-cases').send(draft).expect(201);
  for (const file of files)
    await as.shenqing.post(`/api/naming-cases/${created.body.id}/attachments`).attach('file', aPdf(), file).expect(200);
  let found = await act(as.shenqing, await reload(as.shenqing, created.body.id), 'submit');
  found = await act(as.minzheng, found, 'return', { defects: ['缺少规划批准文件', '位置图未标注起止点'] });
  return act(as.shenqing, found, 'submit');
}

/** From a submitted application to the desk of the approver, every document on the way issued. */
export async function atApprover(
  { app, as }: { app: TestApp; as: Offices },
  given: CaseDetail,
  day: string,
): Promise<CaseDetail> {
  let found = await consultedCase(as.minzheng, given, ['development_reform', 'natural_resources']);
  await answer(as.fagai, found, 'development_reform', { opinion: 'agree' }).expect(200);
  await answer(as.ziran, found, 'natural_resources', {
    opinion: 'agree_with_conditions',
    text: '建议与控制性详细规划的道路编号对应。',
    legalBasis: '城乡规划法第十一条',
  }).expect(200);
  found = await act(as.minzheng, await reload(as.minzheng, found.id), 'notice', {});
  app.clock.set(`${day}T02:00:00.000Z`);
  for (const [step, body] of [
    ['draft-decision', { text: '拟同意命名。' }],
    ['review-legality', { opinion: '合法' }],
    ['submit-to-approver', {}],
  ] as const)
    found = await act(as.minzheng, found, step, body);
  await issueAll(as.minzheng, found.id);
  await issueAll(as.fagai, found.id);
  await issueAll(as.ziran, found.id);
  return reload(as.shizhengfu, found.id);
}
