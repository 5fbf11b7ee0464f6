import type { CaseDetail } from '#server/naming/caseContract.ts';
import type { Act } from './actForm.ts';
import { chosenCandidate } from './chosenCandidate.ts';
import type { FormValues } from './errand.ts';

/** Departments usually asked; the list of the bureau's own procedure is not a rule of law, so each can be unticked. */
const USUALLY_ASKED = {
  government: ['development_reform', 'natural_resources', 'housing'],
  housing: ['civil_affairs'], // TR art. 12(6): mandatory
};

/** What a form starts with: today where a day is asked for, the usual choices where there are any. */
export function firstValues(act: Act, found: CaseDetail, today: string | undefined): FormValues {
  switch (act) {
    case 'return':
      return { defects: [''] };
    case 'consult':
      return { candidateId: chosenCandidate(found)?.id, organs: USUALLY_ASKED[found.variant] };
    case 'reconcile':
      return { heldOn: today };
    case 'argue':
      return { kind: 'expert' };
    case 'approve':
    case 'refuse':
      return { decidedOn: today };
    case 'receiveFiling':
      return { receivedOn: today };
    case 'announce':
      return { announcedOn: today, channels: ['政府网站', '国家地名信息库'] };
    default:
      return {};
  }
}
