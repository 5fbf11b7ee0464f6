import { InspectionAct, type InspectionState } from './inspectionContract.ts';

/** What the guards look at. */
export interface InspectionFacts {
  hasInspectorsA: boolean;
  hasInspectorsB: boolean;
  hasDeskResult: boolean;
  /** Items without a result. */
  uncheckedItems: number;
  items: number;
  openDefects: number;
  hasReport: boolean;
  /** Sides whose signature is on record, 0 to 2. */
  signedSides: number;
  hasFiling: boolean;
  hasArchive: boolean;
}

type Guard = { code: string; holds: (facts: InspectionFacts) => boolean };
interface Step {
  from: InspectionState;
  to: InspectionState;
  guards: readonly Guard[];
}

/**
 * The states of a joint inspection (BR art. 12; JI arts. 3–6), each act with where it leads and what must be there before. The
 * inspection is completed, and its cycle begins anew, with the second signature.
 */
export const INSPECTION_STEPS: Record<InspectionAct, Step> = {
  start_desk: {
    from: 'planned',
    to: 'desk_check',
    guards: [
      { code: 'inspectors-a', holds: ({ hasInspectorsA }) => hasInspectorsA },
      { code: 'inspectors-b', holds: ({ hasInspectorsB }) => hasInspectorsB },
    ],
  },
  start_field: {
    from: 'desk_check',
    to: 'field_check',
    guards: [{ code: 'desk-result', holds: ({ hasDeskResult }) => hasDeskResult }],
  },
  close_field: {
    from: 'field_check',
    to: 'findings_open',
    guards: [{ code: 'unchecked-items', holds: ({ items, uncheckedItems }) => items > 0 && uncheckedItems === 0 }],
  },
  settle: {
    from: 'findings_open',
    to: 'remedied',
    guards: [
      { code: 'open-defects', holds: ({ openDefects }) => openDefects === 0 },
      { code: 'report', holds: ({ hasReport }) => hasReport },
    ],
  },
  sign: {
    from: 'remedied',
    to: 'joint_report_signed',
    guards: [{ code: 'both-signatures', holds: ({ signedSides }) => signedSides === 2 }],
  },
  file: {
    from: 'joint_report_signed',
    to: 'filed_with_approver',
    guards: [{ code: 'filing', holds: ({ hasFiling }) => hasFiling }],
  },
  archive: {
    from: 'filed_with_approver',
    to: 'archived',
    guards: [{ code: 'archive', holds: ({ hasArchive }) => hasArchive }],
  },
};

/** The guards of an act that do not hold, by their codes. */
export const missingFor = (act: InspectionAct, facts: InspectionFacts): string[] =>
  INSPECTION_STEPS[act].guards.filter(({ holds }) => !holds(facts)).map(({ code }) => code);

/** The one act that leads on from a state, with what is missing for it; null when archived. */
export function nextStep(state: InspectionState, facts: InspectionFacts) {
  const act = InspectionAct.options.find((one) => INSPECTION_STEPS[one].from === state);
  return act ? { act, missing: missingFor(act, facts) } : null;
}
