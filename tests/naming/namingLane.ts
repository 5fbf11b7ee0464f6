import { CaseDetail } from '#server/naming/caseContract.ts';
import { aPdf, aStreet } from '#tests/support/aCase.ts';
import type { Office } from './office.ts';

/** A step that the service has answered for: it must be there for ever. */
export interface Acknowledged {
  act: string;
  version: number;
  state: string;
}
/** One case on its way through the procedure, as those who drive it know it. */
export interface DrivenCase {
  id: string;
  acknowledged: Acknowledged[];
  /** How many of the acknowledged steps were found again after a kill. */
  checked: number;
  /** Sent and not yet answered: after a kill it may have happened or not, but never half. */
  pending: string | null;
  attached: boolean;
}

interface Step {
  by: string;
  path: string;
  body: object;
}

let names = 0;
const CHARACTERS = [...'安宝昌春德恩丰富光海和华嘉金康乐龙茂宁平庆瑞泰文祥雅义永玉源'];
function freshName(): string {
  names += 1;
  const pick = (by: number) => CHARACTERS[by % CHARACTERS.length] ?? '';
  return `${pick(names)}${pick(Math.floor(names / CHARACTERS.length) + 11)}${pick(names * 7 + 3)}路`;
}

/**
 * Takes one case after another through the whole procedure until the service no longer answers. Every case is put into
 * `driven` as soon as its first step is acknowledged.
 */
export async function driveLane(office: Office, driven: DrivenCase[], resume: DrivenCase | undefined): Promise<void> {
  let known = resume;
  for (;;) {
    known ??= await open(office, driven);
    await throughProcedure(office, known);
    known = undefined;
  }
}

async function open(office: Office, driven: DrivenCase[]): Promise<DrivenCase> {
  const draft = aStreet({ candidates: [{ name: freshName(), meaning: '寓意吉祥', reason: '新建道路' }] });
  const { id, version, state } = CaseDetail.parse(await office.post('shenqing', '/naming-cases', draft));
  const acknowledged = [{ act: 'create', version, state }];
  const known = { id, acknowledged, checked: 0, pending: null, attached: false };
  driven.push(known);
  return known;
}

async function throughProcedure(office: Office, known: DrivenCase): Promise<void> {
  let found = await office.read('shenqing', known.id);
  if (found.state === 'draft' && found.attachments.length === 0) await attach(office, known);
  let seenBy = 'shenqing';
  while (found.state !== 'standard') {
    // The others do not see everything that the handler must look at, e.g. who was asked.
    if (found.state !== 'draft' && seenBy !== HANDLER) found = await office.read(HANDLER, known.id);
    seenBy = HANDLER;
    const step = nextStep(found, office.today());
    if (step === undefined) {
      await office.nextWeek();
      found = await office.read(HANDLER, known.id);
    } else {
      found = await take(office, known, { ...step, version: found.version });
      seenBy = step.by;
    }
  }
}

async function take(office: Office, known: DrivenCase, step: Step & { version: number }): Promise<CaseDetail> {
  known.pending = step.path;
  const reply = await office.post(step.by, `/naming-cases/${known.id}/${step.path}`, step.body, step.version);
  const found = CaseDetail.parse(reply);
  known.acknowledged.push({ act: step.path, version: found.version, state: found.state });
  known.pending = null;
  return found;
}

async function attach(office: Office, known: DrivenCase): Promise<void> {
  await office.upload('shenqing', `/naming-cases/${known.id}/attachments`, aPdf());
  known.attached = true;
}

const HANDLER = 'minzheng';
const TEXT = '依照规定办理。';
const by = (who: string, path: string, body: object = {}): Step => ({ by: who, path, body });
const REVIEWERS: Readonly<Record<string, string>> = { development_reform: 'fagai', natural_resources: 'ziran' };

/** What the law asks next; undefined while the public notice runs. */
function nextStep(found: CaseDetail, today: string): Step | undefined {
  const number = Number.parseInt(found.id.slice(0, 3), 16) + 1;
  switch (found.state) {
    case 'draft':
      return by('shenqing', 'submit');
    case 'submitted':
      return by('minzheng', 'accept');
    case 'accepted':
      return by('minzheng', 'check');
    case 'checking':
      return settle(found);
    case 'consulting':
      return answerOrNotice(found);
    case 'public_notice':
      return found.notice?.over ? by('minzheng', 'draft-decision', { text: TEXT }) : undefined;
    case 'drafting_decision':
      return by('minzheng', 'review-legality', { opinion: TEXT });
    case 'legality_review':
      return by('minzheng', 'submit-to-approver');
    case 'submitted_to_approver':
      return by('shizhengfu', 'approve', { documentNo: `吴政发〔2026〕${number}号`, decidedOn: today });
    case 'approved':
      return by('minzheng', 'file');
    default:
      return receiveOrAnnounce(found, today);
  }
}

function settle(found: CaseDetail): Step {
  const open = found.lastRun?.findings.find((f) => !f.resolution && (f.level === 'block' || f.level === 'review'));
  if (open) return by('minzheng', 'resolve', { findingId: open.id, reason: TEXT, basis: '经办人核实' });
  return by('minzheng', 'consult', { candidateId: found.candidates[0]?.id, organs: Object.keys(REVIEWERS) });
}

function answerOrNotice(found: CaseDetail): Step {
  const open = found.opinions.find((opinion) => opinion.opinion === null);
  if (!open) return by('minzheng', 'notice');
  return by(REVIEWERS[open.organKind] ?? '', `opinions/${open.id}/answer`, { opinion: 'agree' });
}

const receiveOrAnnounce = (found: CaseDetail, today: string): Step =>
  found.filing?.status === 'pending'
    ? by('minzheng', 'receive-filing', { receiptNo: '宁民备〔2026〕1号', receivedOn: today })
    : by('minzheng', 'announce', { announcementNo: '吴民公告〔2026〕1号', announcedOn: today, channels: ['政府网站'] });
