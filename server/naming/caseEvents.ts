import type { ActName } from './actContract.ts';
import { CASE_ACTS } from './caseActs.ts';

/** What happened, where the state reached does not say it. */
const OF_THEIR_OWN: Partial<Record<ActName, string>> = {
  receiveFiling: 'filing_accepted',
  returnFiling: 'filing_returned',
  deliver: 'delivered',
  sendBack: 'sent_back',
  announceRevocation: 'revocation_announced',
  reopen: 'reopened',
};

/** The event by which rows of `clock_rule` start and stop clocks (approval-workflow.md section 6): mostly the state an act leads to. */
export const eventOf = (act: ActName): string => OF_THEIR_OWN[act] ?? CASE_ACTS[act].to;
