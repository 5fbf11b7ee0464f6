import type { ActName, ActPermission } from '../actContract.ts';
import type { Party } from '../caseActs.ts';

/** A side of the case, the offices asked for an opinion, or the person a case was handed to. */
export type Told = Party | 'consulted';

interface Telling {
  to: Told;
  /** Whether the office has to do something now. */
  isTask: boolean;
}

const task = (to: Told): Telling => ({ to, isTask: true });
const news = (to: Told): Telling => ({ to, isTask: false });

/** What people are told of: acts, the answer of an office, acceptance by silence (LL art. 32(4)), an objection of the public. */
export type ToldAct = ActName | 'answer' | 'silentAcceptance' | 'objection';

/** Who is told of which act; acts that concern only the office that does them tell nobody. */
export const WHOM_TO_TELL: Partial<Record<ToldAct, readonly Telling[]>> = {
  submit: [task('handler')],
  withdraw: [news('handler')],
  return: [task('applicant')],
  accept: [news('applicant')],
  silentAcceptance: [task('handler'), news('applicant')],
  notAccept: [news('applicant')],
  consult: [task('consulted')],
  answer: [news('handler')],
  objection: [task('handler')],
  submitToApprover: [task('approver')],
  sendBack: [task('handler'), news('applicant')],
  approve: [task('handler'), news('applicant')],
  refuse: [task('handler'), news('applicant')],
  file: [task('receiver')],
  receiveFiling: [task('announcer'), news('handler')],
  returnFiling: [task('handler')],
  announce: [news('applicant'), news('handler')],
  suspend: [news('applicant')],
  resume: [news('applicant')],
  extend: [news('applicant')],
  transfer: [task('handler')],
  revoke: [news('handler'), news('approver'), news('applicant'), news('announcer')],
  announceRevocation: [news('applicant'), news('handler')],
  reopen: [task('handler'), news('applicant')],
};

/** What somebody of a told office must be allowed to, to be told. */
export const TOLD_PERMISSION: Record<Told, ActPermission | 'naming.opine'> = {
  applicant: 'naming.apply',
  handler: 'naming.handle',
  approver: 'naming.approve',
  receiver: 'naming.receive-filing',
  announcer: 'naming.announce',
  higher: 'naming.revoke',
  consulted: 'naming.opine',
};
