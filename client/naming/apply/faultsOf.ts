import type { z } from 'zod';
import { COMPLETE, UnfinishedDraft } from '#server/naming/draftContract.ts';
import type { ProblemField } from '../../api/apiProblem.ts';
import { type ApplicationForm, bodyOf, unfinishedBodyOf } from './applicationForm.ts';
import type { applyFaults } from './faultWords.ts';

export type FaultWord = keyof (typeof applyFaults)['en'];
/** Faults by JSON pointer into the body, e.g. `/candidates/0/name`. */
export type Faults = Readonly<Record<string, string>>;

const WORDS: Readonly<Record<string, FaultWord>> = {
  geometry: 'fault.geometry',
  division: 'fault.division',
  name: 'fault.name',
  meaning: 'fault.meaning',
  reason: 'fault.reason',
  location: 'fault.location',
  extent: 'fault.extent',
  contactName: 'fault.contactName',
  contactPhone: 'fault.contactPhone',
};

function wordFor(path: readonly PropertyKey[]): FaultWord {
  if (path[0] === 'attributes') return 'fault.number';
  if (path[0] === 'geometry') return 'fault.geometry';
  if (path[0] === 'cancellation') return 'fault.cancellation';
  return WORDS[String(path.at(-1))] ?? 'fault.other';
}
const pointerOf = (path: readonly PropertyKey[]): string =>
  path[0] === 'geometry' ? '/geometry' : `/${path.map(String).join('/')}`;

type Read<T> = { body: T; faults: Faults } | { body: null; faults: Faults };
type Say = (word: FaultWord) => string;

/** Reads the form with the contract of the server, as it is to be submitted: the body to send, or every fault in words. */
export const readForm = (form: ApplicationForm, say: Say): Read<UnfinishedDraft> => {
  const { faults } = readAs(COMPLETE[form.kind], { form, given: bodyOf(form), say });
  const { body } = readAs(UnfinishedDraft, { form, given: unfinishedBodyOf(form), say });
  return { body: Object.keys(faults).length === 0 ? body : null, faults };
};

/** Reads the form as a draft: what is missing is no fault, what is there must be right. */
export const readDraft = (form: ApplicationForm, say: Say): Read<UnfinishedDraft> =>
  readAs(UnfinishedDraft, { form, given: unfinishedBodyOf(form), say });

function readAs<T extends z.ZodType>(
  contract: T,
  { form, given, say }: { form: ApplicationForm; given: unknown; say: Say },
): Read<z.output<T>> {
  const parsed = contract.safeParse(given);
  const issues = parsed.success ? [] : parsed.error.issues;
  const faults = Object.fromEntries(issues.map(({ path }) => [pointerOf(path), say(wordFor(path))]));
  const names = form.candidates.map(({ name }) => name.trim());
  const again = names.findIndex((name, i) => name !== '' && names.indexOf(name) !== i);
  if (again >= 0) faults[`/candidates/${again}/name`] = say('fault.sameName');
  return parsed.success && again < 0 ? { body: parsed.data, faults } : { body: null, faults };
}

/** The faults the server found, by the same pointers; those below the geometry are shown at the map. */
export const serverFaults = (errors: readonly ProblemField[], inEnglish: boolean): Faults =>
  Object.fromEntries(
    errors.map(({ pointer, detail, detailZh }) => [
      pointer.startsWith('/geometry') ? '/geometry' : pointer,
      inEnglish ? detail : detailZh,
    ]),
  );
