import type { PlaceCategory, PointLineOrArea } from '#server/gazetteer/contract.ts';
import type { CaseDetail, CaseDraft } from '#server/naming/caseContract.ts';

export interface CandidateEntry {
  /** Stays with the entry while the order changes. */
  key: number;
  name: string;
  meaning: string;
  reason: string;
}

/** What is on the screen: like `CaseDraft`, but any of it may still be missing. */
export interface ApplicationForm {
  category: PlaceCategory;
  candidates: CandidateEntry[];
  geometry: PointLineOrArea | null;
  /** Code of the county or of the township; empty until chosen. */
  division: string;
  location: string;
  extent: string;
  attributes: NonNullable<CaseDraft['attributes']>;
  contactName: string;
  contactPhone: string;
}

export const MOST_CANDIDATES = 3;

export const emptyCandidate = (key: number): CandidateEntry => ({ key, name: '', meaning: '', reason: '' });

export const emptyForm = (): ApplicationForm => ({
  category: FIRST_CATEGORY,
  candidates: [emptyCandidate(1)],
  geometry: null,
  division: '',
  location: '',
  extent: '',
  attributes: {},
  contactName: '',
  contactPhone: '',
});

const FIRST_CATEGORY = 'street';

/** An application as it was saved, with the first candidate to fill in where there is none yet. */
export const formOf = (found: CaseDetail): ApplicationForm => ({
  category: found.category ?? FIRST_CATEGORY,
  candidates:
    found.candidates.length === 0
      ? [emptyCandidate(1)]
      : found.candidates
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ name, meaning, reason }, i) => ({ key: i + 1, name, meaning, reason })),
  geometry: found.geometry,
  division: found.divisionCode,
  location: found.location,
  extent: found.extent,
  attributes: found.attributes,
  contactName: found.contactName ?? '',
  contactPhone: found.contactPhone ?? '',
});

/** The body of a create or an edit, not yet checked. */
export const bodyOf = (form: ApplicationForm) => ({
  ...form,
  candidates: form.candidates.map(({ name, meaning, reason }) => ({
    name: name.trim(),
    meaning: meaning.trim(),
    reason: reason.trim(),
  })),
  location: form.location.trim(),
  contactName: form.contactName.trim(),
  contactPhone: form.contactPhone.trim(),
});

/** The body of a draft: what is still empty is left out; candidates keep their places. */
export function unfinishedBodyOf(form: ApplicationForm) {
  const { candidates, ...rest } = bodyOf(form);
  return { ...filled(rest), candidates: candidates.map(filled) };
}

const filled = <T extends object>(entries: T) =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== '' && value !== null));
