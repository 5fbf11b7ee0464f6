import { z } from 'zod';
import { DossierActBodies, type DossierActName } from './actContract.ts';
import type { DossierState } from './draftContract.ts';

interface Act {
  from: readonly DossierState[];
  /** The state it leads to; where left out the dossier stays where it is. */
  to?: DossierState;
}

const AFTER_APPROVAL = ['approved', 'announced', 'implementing'] as const;

/** Which act leads from where to where (divisions-and-boundaries.md section 5). What an act needs besides is its effect's. */
export const DOSSIER_ACTS: Record<DossierActName, Act> = {
  consult: { from: ['drafting'], to: 'consulting' },
  ask: { from: ['consulting'] },
  answer: { from: ['consulting'] },
  submit: { from: ['consulting', 'submitted'], to: 'submitted' },
  return: { from: ['submitted'], to: 'consulting' },
  approve: { from: ['submitted'], to: 'approved' },
  refuse: { from: ['submitted'], to: 'refused' },
  withdraw: { from: ['drafting', 'consulting', 'submitted'], to: 'withdrawn' },
  fixCode: { from: ['approved', 'announced'] },
  // The change takes effect on its day, announced or not; a late announcement is still made.
  announce: { from: [...AFTER_APPROVAL] },
  apply: { from: ['approved', 'announced'], to: 'implementing' },
  survey: { from: [...AFTER_APPROVAL] },
  updateMap: { from: ['implementing'] },
  reportData: { from: ['implementing'] },
  extend: { from: [...AFTER_APPROVAL] },
  finishTask: { from: ['implementing'] },
  complete: { from: ['implementing'], to: 'completed' },
  archive: { from: ['completed'], to: 'archived' },
};

/** The acts whose state is right; whether their guards hold is asked when they are done. */
export const openActs = (state: DossierState): DossierActName[] =>
  z
    .object(DossierActBodies)
    .keyof()
    .options.filter((name) => DOSSIER_ACTS[name].from.includes(state));
