import type { Dossier } from '#server/dossiers/contract.ts';
import { aPdf } from '#tests/support/aCase.ts';
import type { TestAgent } from '#tests/support/testApp.ts';

/** 惠安堡镇 goes from Yanchi to Hongsibu. */
export const aMove = (over: object = {}) => ({
  title: '惠安堡镇划归红寺堡区',
  change: 'affiliation',
  unit: '640323102',
  to: '640303',
  drafting: 'joint',
  extent: 'partial',
  extentGround: '仅一个镇划转',
  ...over,
});

const send = (agent: TestAgent, { id, version }: Dossier, name: string, body: object) =>
  agent.post(`/api/division-dossiers/${id}/${name}`).set('If-Match', `"${version}"`).send(body);

/** One act at the version that the office read last. */
export async function act(agent: TestAgent, dossier: Dossier, name: string, body: object = {}): Promise<Dossier> {
  const reply = await send(agent, dossier, name, body);
  if (reply.status !== 200) throw new Error(`${name}: ${reply.status} ${reply.text}`);
  return reply.body;
}

/** What is said against an act. */
export async function refused(agent: TestAgent, dossier: Dossier, name: string, body: object = {}): Promise<object> {
  const reply = await send(agent, dossier, name, body);
  if (reply.status < 400) throw new Error(`${name} was not refused`);
  return reply.body;
}

export async function attach(agent: TestAgent, { id, version }: Dossier, slot: string): Promise<Dossier> {
  const { body } = await agent
    .post(`/api/division-dossiers/${id}/files/${slot}`)
    .query({ pages: 3, author: '市民政局' })
    .set('If-Match', `"${version}"`)
    .attach('file', aPdf(), `${slot}.pdf`)
    .expect(200);
  return body;
}

/** From a draft to the approval, with every material and opinion; effective that day. */
export async function approved(
  agent: TestAgent,
  draft: object,
  { today, effectiveOn }: { today: string; effectiveOn: string },
): Promise<Dossier> {
  let dossier: Dossier = (await agent.post('/api/division-dossiers').send(draft).expect(201)).body;
  dossier = await act(agent, dossier, 'consult');
  for (const slot of ['D1', 'D2', 'D3', 'D4', 'D5', 'D6']) dossier = await attach(agent, dossier, slot);
  dossier = await act(agent, dossier, 'ask', { kind: 'ethnic_autonomy', department: '自治区民委', on: today });
  const opinionId = dossier.opinions[0]?.id;
  dossier = await act(agent, dossier, 'answer', { opinionId, on: today, opinion: 'agree' });
  dossier = await act(agent, dossier, 'submit', { on: today, document: '吴政发〔2026〕1号', to: '自治区人民政府' });
  dossier = await attach(agent, dossier, 'approval');
  const approval = { on: today, document: '宁政函〔2026〕9号', approver: '宁夏回族自治区人民政府', effectiveOn };
  return act(agent, dossier, 'approve', approval);
}
