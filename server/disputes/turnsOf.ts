import type { Dispute } from './contract.ts';
import type { DisputeAct } from './disputeStep.ts';
import type { DisputeParty } from './isParty.ts';

type Parties = Pick<Dispute, 'state' | 'sideA' | 'sideB' | 'handler' | 'registrant'>;

/** What may happen next, by act, with the governments whose act it is. A record of another's decision is that other's turn. */
export function turnsOf(acts: readonly DisputeAct[], found: Parties): Dispute['turns'] {
  const names = [...new Set(acts.map(({ act }) => act))].filter(
    (act) => !act.startsWith('record') || act === 'recordReceipt',
  );
  return names.map((act) => {
    const rows = acts.filter((row) => row.act === act);
    return {
      act,
      advances: rows.some(({ to }) => to !== found.state),
      who: [...new Set(rows.flatMap(({ party }) => WHO[party](found)))],
    };
  });
}

const WHO: Readonly<Record<DisputeParty, (found: Parties) => string[]>> = {
  registrant: ({ registrant }) => [registrant.name],
  side: ({ sideA, sideB }) => [sideA.name, sideB.name],
  handler: ({ handler }) => [handler.name],
  head: ({ handler }) => [handler.name],
  recorder: ({ handler }) => [handler.name],
};
