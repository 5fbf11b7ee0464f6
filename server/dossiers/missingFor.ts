import type { RecordedFacts } from './dossierFacts.ts';
import type { DossierDraft } from './draftContract.ts';

/** Whether a change draws a line anew, so that it must be surveyed and an agreement filed (DR art. 16, BR art. 9). */
export const changesLine = ({ change }: Pick<DossierDraft, 'change'>): boolean =>
  change === 'affiliation' || change === 'boundary' || change === 'establish' || change === 'abolish';

interface Facts {
  draft: Pick<DossierDraft, 'change'>;
  facts: RecordedFacts;
  applied: boolean;
  openTasks: number;
  /** Places under a code that no division in force has. */
  strayPlaces: number;
}

/** What still stands in the way of completing a change (divisions-and-boundaries.md section 5), by name. */
export function missingToComplete({ draft, facts, applied, openTasks, strayPlaces }: Facts): string[] {
  return [
    ...(applied ? [] : ['effect']),
    ...(facts.announcement ? [] : ['announcement']),
    ...(changesLine(draft) && !facts.survey ? ['survey'] : []),
    ...(facts.map ? [] : ['map']),
    ...(facts.report ? [] : ['report']),
    ...(openTasks > 0 ? ['tasks'] : []),
    ...(strayPlaces > 0 ? ['places'] : []),
  ];
}
