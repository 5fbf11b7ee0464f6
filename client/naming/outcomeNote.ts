import type { CaseDetail } from '#server/naming/caseContract.ts';
import type { StepNote } from '#server/naming/stepContract.ts';

export interface Outcome {
  about: 'returned' | 'notAccepted' | 'refused' | 'withdrawn' | 'filingReturned' | 'revoked';
  text: string;
  /** What the register adds: to which organ the application belongs. */
  note?: StepNote;
}

type Told = Pick<CaseDetail, 'state' | 'steps' | 'reports' | 'filing'>;

/**
 * Why a case stands still or ended, in the words of who decided it, so that nobody has to search the history for the reason.
 * Undefined while it simply goes on.
 */
export function outcomeNote({ state, steps, reports, filing }: Told): Outcome | undefined {
  const last = steps.findLast((step) => step.to === state);
  const reason = last?.reason ?? '';
  switch (state) {
    case 'returned_for_correction':
      if (last?.act === 'sendBack') return { about: 'returned', text: reason };
      return { about: 'returned', text: reports.findLast((r) => r.kind === 'correction_notice')?.text ?? reason };
    case 'not_accepted':
      return { about: 'notAccepted', text: reason, ...(last?.note ? { note: last.note } : {}) };
    case 'refused':
      return { about: 'refused', text: reason };
    case 'withdrawn':
      return { about: 'withdrawn', text: reason };
    case 'revoked':
      return { about: 'revoked', text: reason };
    case 'filed':
      return filing?.status === 'returned' ? { about: 'filingReturned', text: filing.reason ?? '' } : undefined;
    default:
      return undefined;
  }
}
