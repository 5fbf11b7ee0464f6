import type { CaseDetail } from '#server/naming/caseContract.ts';

const CLOSED = [
  ...['not_accepted', 'refused', 'withdrawn', 'announced', 'standard', 'revoked'],
  ...['superseded', 'abolished', 'reserved', 'drawn', 'expired'],
];

/** Whose turn it is, as names of offices; empty for a closed case. A case in consultation waits for whoever has not answered. */
export function waitingFor(found: CaseDetail): readonly string[] {
  if (CLOSED.includes(found.state)) return [];
  if (found.state === 'draft' || found.state === 'returned_for_correction') return [found.applicant];
  if (found.state === 'submitted_to_approver') return [found.approver];
  if (found.state === 'filed') return [filedTurn(found)];
  const open = found.opinions.filter((o) => o.answeredAt === null && !o.overdue).map((o) => o.organisation);
  return found.state === 'consulting' && open.length > 0 ? open : [found.handler];
}

function filedTurn({ filing, filingReceiver, announcer, handler }: CaseDetail): string {
  if (filing?.status === 'pending') return filingReceiver;
  return filing?.status === 'returned' ? handler : announcer;
}
