import type { PlaceCategory, PlaceId, PointLineOrArea } from '#server/gazetteer/contract.ts';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import type { CaseDraft } from '#server/naming/draftContract.ts';
import { type CaseKind, isAboutPlace } from '#server/naming/kindContract.ts';

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
  kind: CaseKind;
  /** The place to be renamed, or whose name is to be cancelled; null for a new name. */
  place: PlaceId | null;
  /** The name held for this naming, if it draws one. */
  draws: string | null;
  /** The names of which one is that held; of a saved application those it was saved with. */
  drawnNames: readonly string[];
  cancellation: { code: string; text: string } | null;
}

export const MOST_CANDIDATES = 3;

export const emptyCandidate = (key: number): CandidateEntry => ({ key, name: '', meaning: '', reason: '' });

export const emptyForm = (started: Partial<ApplicationForm> = {}): ApplicationForm => ({
  category: FIRST_CATEGORY,
  candidates: [emptyCandidate(1)],
  geometry: null,
  division: '',
  location: '',
  extent: '',
  attributes: {},
  contactName: '',
  contactPhone: '',
  kind: 'naming',
  place: null,
  draws: null,
  drawnNames: [],
  cancellation: null,
  ...started,
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
  kind: found.kind,
  place: isAboutPlace(found.kind) ? found.placeId : null,
  draws: found.drawsId,
  drawnNames: found.drawsId === null ? [] : found.candidates.map(({ name }) => name),
  cancellation: found.cancellation,
});

/** The form with entries changed. A name that is no longer proposed, or is held for another category or county, is not drawn. */
export function changedForm(was: ApplicationForm, part: Partial<ApplicationForm>): ApplicationForm {
  const form = { ...was, ...part };
  if (form.draws === null || part.draws !== undefined) return form;
  const isProposed = form.candidates.some(({ name }) => form.drawnNames.includes(name.trim()));
  const isElsewhere = was.division !== '' && was.division.slice(0, 6) !== form.division.slice(0, 6);
  const isDrawn = isProposed && !isElsewhere && was.category === form.category;
  return isDrawn ? form : { ...form, draws: null, drawnNames: [] };
}

/** The body of a create or an edit, not yet checked. */
export const bodyOf = ({ place, draws, drawnNames: _, cancellation, ...form }: ApplicationForm) => ({
  ...form,
  geometry: form.kind === 'cancellation' ? (form.geometry ?? undefined) : form.geometry,
  ...(place ? { place } : {}),
  ...(draws ? { draws } : {}),
  ...(form.kind === 'cancellation' && cancellation ? { cancellation } : {}),
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
  const { candidates, cancellation, ...rest } = bodyOf(form);
  // A reason that is still half written is kept by the form, not by the server.
  const isSaid = cancellation && cancellation.code !== '' && cancellation.text.trim().length > 1;
  return { ...filled(rest), ...(isSaid ? { cancellation } : {}), candidates: candidates.map(filled) };
}

const filled = <T extends object>(entries: T) =>
  Object.fromEntries(
    Object.entries(entries).filter(([, value]) => value !== '' && value !== null && value !== undefined),
  );
