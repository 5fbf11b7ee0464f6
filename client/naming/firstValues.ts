import type { CaseDetail } from '#server/naming/caseContract.ts';
import type { Act } from './actForm.ts';
import { chosenCandidate } from './chosenCandidate.ts';
import type { FormValues } from './errand.ts';

/** What a form starts with: today where a day is asked for, the offices of the authority row where offices are asked. */
export function firstValues(act: Act, found: CaseDetail, today: string | undefined): FormValues {
  switch (act) {
    case 'return':
      return { defects: [''] };
    case 'notAccept':
      return found.rightAuthority ? { rightAuthority: found.rightAuthority } : {};
    case 'consult':
      return { candidateId: chosenCandidate(found)?.id, organs: found.consulted };
    case 'reconcile':
      return { heldOn: today };
    case 'argue':
      return { kind: 'expert' };
    case 'approve':
    case 'refuse':
      return { decidedOn: today };
    case 'receiveFiling':
      return { receivedOn: today };
    case 'deliver':
      return { deliveredOn: today };
    case 'revoke':
      return { revokedOn: today };
    case 'reopen':
      return { orderedOn: today };
    case 'announce':
    case 'announceRevocation':
      return { announcedOn: today };
    default:
      return {};
  }
}
