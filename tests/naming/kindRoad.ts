import type { PlaceCategory } from '#server/gazetteer/contract.ts';
import { type CaseDetail, CaseDetail as Detail } from '#server/naming/caseContract.ts';
import { chinaDay } from '#server/naming/deadline.ts';
import { act, aPdf, aQuarter, aStreet, type CaseInput, reload } from '#tests/support/aCase.ts';
import type { TestAgent, TestApp } from '#tests/support/testApp.ts';

export type Offices = Record<
  'shenqing' | 'minzheng' | 'fagai' | 'zhujian' | 'zhujianju' | 'shizhengfu' | 'yanchi',
  TestAgent
> & {
  /** A department of a sector and who decides there: see `confirmAuthorities`. */
  readonly jiaotong?: TestAgent;
  readonly jiaotongju?: TestAgent;
};
/** Divisions have a procedure of their own. */
export type Decided = Exclude<PlaceCategory, 'division'>;

/** Who handles and approves: a government's office and the government, the housing department, another department (TR art. 12). */
function sidesOf(as: Offices, { variant }: CaseDetail): { handler: TestAgent; approver: TestAgent } {
  if (variant === 'government') return { handler: as.minzheng, approver: as.shizhengfu };
  if (variant === 'housing') return { handler: as.zhujian, approver: as.zhujianju };
  if (!as.jiaotong || !as.jiaotongju) throw new Error('No department of a sector takes part');
  return { handler: as.jiaotong, approver: as.jiaotongju };
}

export interface Road {
  app: TestApp;
  as: Offices;
  /** Called with the case in each state it comes to. */
  onState?: (found: CaseDetail) => Promise<void>;
}

let number = 20;
export function documentNo(): string {
  number += 1;
  return `吴政发〔2026〕${number}号`;
}

/** The application for a new name of a category. */
export function aName(category: Decided, name: string): CaseInput {
  const candidates = [{ name, meaning: '寓意吉祥', reason: '新建' }];
  const isLine = category === 'street' || category === 'facility';
  return isLine ? aStreet({ category, candidates }) : aQuarter({ category, candidates, attributes: {} });
}

export const begin = async (as: Offices, body: object): Promise<CaseDetail> =>
  Detail.parse((await as.shenqing.post('/api/naming-cases').send(body).expect(201)).body);

export async function submitted(as: Offices, body: object): Promise<CaseDetail> {
  const draft = await begin(as, body);
  await as.shenqing.post(`/api/naming-cases/${draft.id}/attachments`).attach('file', aPdf(), '申请书.pdf').expect(200);
  return act(as.shenqing, draft, 'submit');
}

const OVER: readonly string[] = ['standard', 'abolished', 'reserved'];
const dayOf = (app: TestApp): string => chinaDay(app.deps.now());
const inDays = (app: TestApp, days: number): string =>
  new Date(Date.parse(app.deps.now()) + days * 86_400_000).toISOString();

/** Takes a submitted case along the lawful road of its kind to its end, or until it is in the state `until`. */
export async function drive(road: Road, given: CaseDetail, until = ''): Promise<CaseDetail> {
  let found = given;
  while (!OVER.includes(found.state) && found.state !== until) {
    await road.onState?.(found);
    found = await forward(road, found);
  }
  await road.onState?.(found);
  return found;
}

async function forward({ app, as }: Road, found: CaseDetail): Promise<CaseDetail> {
  const { handler, approver } = sidesOf(as, found);
  const seen = await reload(handler, found.id);
  const text = '依照规定办理。';
  switch (seen.state) {
    case 'submitted':
      return act(handler, seen, 'accept', { note: '' });
    case 'accepted':
      return seen.kind === 'cancellation' ? consult(handler, seen) : settle(handler, await act(handler, seen, 'check'));
    case 'checking':
      return consult(handler, seen);
    case 'consulting':
      await answerAll(as, seen);
      return act(handler, await reload(handler, seen.id), 'notice', { text });
    case 'public_notice':
      app.clock.set(inDays(app, 8));
      return act(handler, seen, 'draft-decision', { text });
    case 'drafting_decision':
      return act(handler, seen, 'review-legality', { opinion: text });
    case 'legality_review':
      return act(handler, await withImpact(handler, seen), 'submit-to-approver');
    case 'submitted_to_approver':
      return act(approver, seen, 'approve', { documentNo: documentNo(), decidedOn: dayOf(app) });
    case 'approved':
      return act(handler, seen, 'file');
    case 'filed':
      return announce(as.minzheng, dayOf(app), seen);
    default:
      throw new Error(`No way on from ${seen.state}`);
  }
}

const consult = (handler: TestAgent, found: CaseDetail): Promise<CaseDetail> =>
  act(handler, found, 'consult', { candidateId: found.candidates[0]?.id, organs: ['development_reform'] });

async function settle(handler: TestAgent, checked: CaseDetail): Promise<CaseDetail> {
  let found = checked;
  for (const { id, level, resolution } of found.lastRun?.findings ?? []) {
    if (resolution || !['block', 'review'].includes(level)) continue;
    found = await act(handler, found, 'resolve', { findingId: id, reason: '经核实可以使用', basis: '经办人核实' });
  }
  return found;
}

async function answerAll(as: Offices, found: CaseDetail): Promise<void> {
  for (const { id, organKind } of found.opinions.filter(({ answeredAt }) => answeredAt === null)) {
    const agent = organKind === 'civil_affairs' ? as.minzheng : as.fagai;
    await agent.post(`/api/naming-cases/${found.id}/opinions/${id}/answer`).send({ opinion: 'agree' }).expect(200);
  }
}

const withImpact = (handler: TestAgent, found: CaseDetail): Promise<CaseDetail> | CaseDetail =>
  found.acts.includes('assessImpact') ? act(handler, found, 'assess-impact', { text: '标志一并更换。' }) : found;

async function announce(agent: TestAgent, day: string, found: CaseDetail): Promise<CaseDetail> {
  const receipt = { receiptNo: '宁民备〔2026〕3号', receivedOn: day };
  const received = found.filing?.status === 'accepted' ? found : await act(agent, found, 'receive-filing', receipt);
  const announcement = { announcementNo: documentNo(), announcedOn: day, channels: ['政府网站'] };
  return act(agent, received, 'announce', announcement);
}
