import { monthsAfter } from '../platform/monthsAfter.ts';
import type { DossierClock } from './contract.ts';
import type { RecordedFacts } from './dossierFacts.ts';

interface Rule {
  id: string;
  months: number | null;
  extensionMonths: number;
}
interface Facts {
  recorded: RecordedFacts;
  needsCode: boolean;
  /** The day on which the last code was fixed; null while one is open. */
  codesOn: string | null;
  changesLine: boolean;
  today: string;
}

/** When each duty after approval is due and done (DR arts. 15–20, BR art. 9); none before approval. */
export function dossierClocks<R extends Rule>(
  rules: readonly R[],
  facts: Facts,
): (R & Pick<DossierClock, 'dueOn' | 'doneOn' | 'state'>)[] {
  const { approval, extension } = facts.recorded;
  if (!approval) return [];
  return rules.map((rule) => {
    const dueOn = dueDay(rule, approval.on, extension !== undefined);
    const doneOn = DONE[rule.id]?.(facts) ?? null;
    const needed = NEEDED[rule.id]?.(facts) ?? true;
    return { ...rule, dueOn, doneOn, state: needed ? stateOf(dueOn, doneOn, facts.today) : 'not_needed' };
  });
}

const dueDay = ({ months, extensionMonths }: Rule, approvedOn: string, isExtended: boolean): string | null =>
  months === null ? null : monthsAfter(approvedOn, months + (isExtended ? extensionMonths : 0));

const stateOf = (dueOn: string | null, doneOn: string | null, today: string): DossierClock['state'] => {
  if (doneOn !== null) return 'done';
  return dueOn !== null && dueOn < today ? 'overdue' : 'running';
};

const DONE: Readonly<Record<string, (facts: Facts) => string | null | undefined>> = {
  V1: ({ recorded }) => recorded.completion?.on,
  V2: ({ codesOn }) => codesOn,
  V3: ({ recorded }) => recorded.announcement?.on,
  V4: ({ recorded }) => recorded.map?.on,
  V5: ({ recorded }) => recorded.survey?.on,
  V6: ({ recorded }) => recorded.report?.on,
  V7: ({ recorded }) => recorded.archive?.on,
};
const NEEDED: Readonly<Record<string, (facts: Facts) => boolean>> = {
  V2: ({ needsCode }) => needsCode,
  V5: ({ changesLine }) => changesLine,
};
