import type { Dispute } from '#server/disputes/contract.ts';
import type { EvidencePart } from '#server/disputes/evidence/evidenceContract.ts';
import { useEvidenceWords } from './words.ts';

/** Who brings evidence, in the order in which it stands side by side. */
export function useParts({ sideA, sideB }: Dispute): { part: EvidencePart; name: string }[] {
  const say = useEvidenceWords();
  return [
    { part: 'a', name: sideA.name },
    { part: 'b', name: sideB.name },
    { part: 'handler', name: say('part.handler') },
  ];
}
