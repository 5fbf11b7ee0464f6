import type { ActName } from './actContract.ts';
import { type ActRule, CASE_ACTS } from './caseActs.ts';
import type { CaseState } from './caseContract.ts';
import type { CaseKind } from './kindContract.ts';

interface KindRule {
  /** Acts of the common table that this kind does not know. */
  without: readonly ActName[];
  /** What the kind changes in a row of the common table. */
  instead: Partial<Record<ActName, Partial<ActRule>>>;
  /** The state in which a case that succeeds ends. */
  ends: CaseState;
}

/**
 * How each kind departs from the common table (approval-workflow.md sections 8 and 10). A renaming has the whole procedure of
 * a naming (TR arts. 10–14) and a report of its impact. A cancellation proposes no name: nothing is checked against the
 * naming rules, and what comes back goes to the consultation. A reservation gives no standard name yet: nothing is filed or
 * announced.
 */
export const KIND_RULES: Record<CaseKind, KindRule> = {
  naming: {
    without: ['assessImpact'],
    instead: { revoke: { from: ['approved', 'filed', 'standard'] } },
    ends: 'standard',
  },
  renaming: { without: [], instead: { revoke: { from: ['approved', 'filed', 'standard'] } }, ends: 'standard' },
  cancellation: {
    without: ['check', 'resolve'],
    instead: {
      consult: { from: ['accepted'] },
      sendBack: { to: 'accepted' },
      reopen: { to: 'accepted' },
      revoke: { from: ['approved', 'filed', 'abolished'] },
    },
    ends: 'abolished',
  },
  reservation: {
    without: ['assessImpact', 'file', 'receiveFiling', 'returnFiling', 'announce', 'announceRevocation'],
    instead: { revoke: { from: ['approved', 'reserved'] } },
    ends: 'reserved',
  },
};

/** The row of the state table for an act of this kind of case; undefined when the kind does not know the act. */
export function ruleOf(act: ActName, kind: CaseKind): ActRule | undefined {
  const { without, instead } = KIND_RULES[kind];
  return without.includes(act) ? undefined : { ...CASE_ACTS[act], ...instead[act] };
}
