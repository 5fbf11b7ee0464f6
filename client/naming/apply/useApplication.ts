import { useState } from 'react';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { ApiProblem } from '../../api/apiProblem.ts';
import { useLanguage } from '../../ui/addWords.ts';
import type { WaitingFile } from '../uploads/waitingFile.ts';
import { type ApplicationForm, changedForm, emptyForm, formOf } from './applicationForm.ts';
import { type Faults, readDraft, readForm, serverFaults } from './faultsOf.ts';
import { goToField } from './ReviewRail.tsx';
import type { Change } from './sections.ts';
import { useSaving } from './useSaving.ts';
import { useApplyWords } from './words.ts';

/** Faults of entries that were changed since no longer count. */
const without = (faults: Faults, part: Partial<ApplicationForm>): Faults =>
  Object.fromEntries(
    Object.entries(faults).filter(([pointer]) => !Object.keys(part).some((entry) => pointer.startsWith(`/${entry}`))),
  );

function faultsIn(error: Error | null, inEnglish: boolean): Faults {
  return error instanceof ApiProblem ? serverFaults(error.errors, inEnglish) : {};
}

type Attempt = 'save' | 'submit';

/** The state of the form: entries, waiting files, what is wrong with them, and the ways to save. */
export function useApplication(
  saved: CaseDetail | null,
  onSaved: (found: CaseDetail) => unknown,
  started: Partial<ApplicationForm> = {},
) {
  const say = useApplyWords();
  const inEnglish = useLanguage() === 'en';
  const [form, setForm] = useState<ApplicationForm>(() => (saved ? formOf(saved) : emptyForm(started)));
  const [files, setFiles] = useState<WaitingFile[]>([]);
  const [isDirty, setDirty] = useState(false);
  const [tried, setTried] = useState<Attempt | null>(null);
  const [refused, setRefused] = useState<Faults>({});
  const saving = useSaving(saved, (found) => {
    setDirty(false);
    setFiles([]);
    setTried(null);
    onSaved(found);
  });
  const { faults } = readForm(form, say);
  // A returned application was complete and stays so; a draft may be saved as far as it is.
  const readFor = (attempt: Attempt) =>
    attempt === 'submit' || saved?.state === 'returned_for_correction' ? readForm(form, say) : readDraft(form, say);
  const shown: Faults = tried ? { ...refused, ...readFor(tried).faults } : refused;

  const change: Change = (part) => {
    setForm((was) => changedForm(was, part));
    setRefused((was) => without(was, part));
    setDirty(true);
  };
  const save = (submit: boolean) => {
    const attempt = submit ? 'submit' : 'save';
    setTried(attempt);
    const { body, faults: found } = readFor(attempt);
    if (!body) {
      goToField(Object.keys(found)[0] ?? '');
      return;
    }
    saving.mutate(
      { body, files, submit },
      {
        onError: (error) => {
          const answered = faultsIn(error, inEnglish);
          setRefused(answered);
          goToField(Object.keys(answered)[0] ?? '');
        },
      },
    );
  };
  const addFiles = (next: WaitingFile[]) => {
    setFiles(next);
    setDirty(true);
  };
  return { form, change, files, setFiles: addFiles, faults, shown, isDirty, saving, save };
}
