import { HandoutAct, type HandoutFileKind, type HandoutLevelRule, type HandoutState } from './handoutContract.ts';

/** What the guards look at. */
export interface HandoutFacts {
  state: HandoutState;
  rule: Pick<HandoutLevelRule, 'checkNeeded' | 'papers' | 'returnNeeded' | 'approverPermission'>;
  /** Kinds of paper on file. */
  papers: readonly HandoutFileKind[];
  isMaker: boolean;
  isChecker: boolean;
  permissions: ReadonlySet<string>;
}

interface Step {
  from: readonly HandoutState[];
  to: HandoutState;
}

/** Where each act leads (SL art. 47: acquisition, holding, provision and use are registered). */
export const HANDOUT_STEPS: Record<HandoutAct, Step> = {
  submit: { from: ['draft'], to: 'submitted' },
  withdraw: { from: ['draft', 'submitted', 'checked'], to: 'withdrawn' },
  check: { from: ['submitted'], to: 'checked' },
  send_back: { from: ['submitted', 'checked'], to: 'draft' },
  refuse: { from: ['submitted', 'checked'], to: 'refused' },
  approve: { from: ['submitted', 'checked'], to: 'approved' },
  hand_out: { from: ['approved'], to: 'handed_out' },
  take_back: { from: ['handed_out'], to: 'returned' },
  close: { from: ['handed_out', 'returned'], to: 'closed' },
};

const DECISIONS: ReadonlySet<HandoutAct> = new Set(['approve', 'refuse', 'send_back']);

/** What stands against an act in a state from which it leads, by codes; `not-allowed` where it is another one's. */
export function missingForHandout(act: HandoutAct, facts: HandoutFacts): string[] {
  return [...personMissing(act, facts), ...paperMissing(act, facts), ...orderMissing(act, facts)];
}

/** Two people, three where a check is needed: who made it neither checks nor decides, who checked does not decide. */
function personMissing(act: HandoutAct, { rule, permissions, isMaker, isChecker }: HandoutFacts): string[] {
  if (!DECISIONS.has(act))
    return [
      ...(permissions.has('handouts.keep') ? [] : ['not-allowed']),
      ...(act === 'check' && isMaker ? ['same-person'] : []),
    ];
  const may = permissions.has('handouts.approve') && permissions.has(rule.approverPermission);
  return [...(may ? [] : ['not-allowed']), ...(isMaker || isChecker ? ['same-person'] : [])];
}

function paperMissing(act: HandoutAct, { rule, papers }: HandoutFacts): string[] {
  if (act !== 'submit') return [];
  return rule.papers.filter((kind) => !papers.includes(kind)).map((kind) => `paper-${kind}`);
}

function orderMissing(act: HandoutAct, { rule, state }: HandoutFacts): string[] {
  if (act === 'check' && !rule.checkNeeded) return ['no-check'];
  if (act === 'approve' && rule.checkNeeded && state !== 'checked') return ['check'];
  if (act === 'close' && rule.returnNeeded && state !== 'returned') return ['return'];
  if (act === 'take_back' && !rule.returnNeeded) return ['no-return'];
  return [];
}

/** The acts that lead on from a state for this reader, each with what is missing; those that are another one's are left out. */
export const nextActs = (facts: HandoutFacts): { act: HandoutAct; missing: string[] }[] =>
  HandoutAct.options
    .filter((act) => HANDOUT_STEPS[act].from.includes(facts.state))
    .map((act) => ({ act, missing: missingForHandout(act, facts) }))
    .filter(({ missing }) => !missing.some((code) => code === 'not-allowed' || code.startsWith('no-')));
