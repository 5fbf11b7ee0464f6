import type { PlateDraft } from './plateDraft.ts';
import { plateFaceProblems } from './plateFaceProblems.ts';
import type { PlateProblem } from './plateProblem.ts';
import { plateQrProblems } from './plateQrProblems.ts';
import { plateTextProblems } from './plateTextProblems.ts';
import type { SignEdition } from './signEdition.ts';

/**
 * Compares a plate with the register and with its edition: name, spelling, second language, proportions, digits, colours,
 * QR code. Empty when the plate may be made. Pure; every problem carries the facts that prove it.
 */
export function plateProblems(edition: SignEdition, draft: PlateDraft): PlateProblem[] {
  return [
    ...plateTextProblems(edition, draft),
    ...plateFaceProblems(edition, draft.plate, draft.azimuthDegrees),
    ...(draft.plate.qr ? plateQrProblems(edition, draft.plate.qr) : []),
  ];
}
