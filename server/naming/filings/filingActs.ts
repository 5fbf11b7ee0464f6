import type { FilingActName, FilingState } from './filingContract.ts';

export type FilingParty = 'keeper' | 'receiver' | 'announcer' | 'keeper_or_receiver';

export interface FilingActRule {
  from: readonly FilingState[];
  to: FilingState;
  party: FilingParty;
  permission: 'naming.file' | 'naming.receive-filing' | 'naming.announce';
}

/** States of a filing from outside (approval-workflow.md section 7): who may take it from where to where. */
export const FILING_ACTS: Record<FilingActName, FilingActRule> = {
  submit: { from: ['draft', 'awaited', 'returned'], to: 'filed', party: 'keeper', permission: 'naming.file' },
  return: { from: ['filed'], to: 'returned', party: 'receiver', permission: 'naming.receive-filing' },
  accept: { from: ['filed'], to: 'accepted', party: 'receiver', permission: 'naming.receive-filing' },
  supervise: { from: ['accepted'], to: 'accepted', party: 'receiver', permission: 'naming.receive-filing' },
  announce: { from: ['accepted'], to: 'announced', party: 'announcer', permission: 'naming.announce' },
  cancel: { from: ['draft', 'awaited'], to: 'cancelled', party: 'keeper_or_receiver', permission: 'naming.file' },
};
