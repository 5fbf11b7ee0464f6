import type { EvidenceApi } from '#server/disputes/evidence/evidenceContract.ts';
import type { Reply } from '#server/platform/contract.ts';

export type EvidenceList = Reply<typeof EvidenceApi.listEvidence>;

/** What of the list is wanted; undefined is all. */
export interface Wanted {
  part?: string | undefined;
  state?: string | undefined;
}
