import { useState } from 'react';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { ApiProblem } from '../../api/apiProblem.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { type ApplicationForm, emptyForm, formOf } from './applicationForm.ts';
import { type Faults, readForm, serverFaults } from './faultsOf.ts';
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

/** The state of the form: entries, waiting files, what is wrong with them, and the ways to save. */
export function useApplication(saved: CaseDetail | null, onSaved: (found: CaseDetail) => unknown) {
  const say = useApplyWords();
  const inEnglish = useLanguage() === 'en';
  const [form, setForm] = useState<ApplicationForm>(() => (saved ? formOf(saved) : emptyForm()));
  const [files, setFiles] = useState<File[]>([]);
  const [isDirty, setDirty] = useState(false);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<Faults>({});
  const saving = useSaving(saved, (found) => {
    setDirty(false);
    setFiles([]);
    setTried(false);
    onSaved(found);
  });
  const { body, faults } = readForm(form, say);
  const shown: Faults = tried ? { ...refused, ...faults } : refused;

  const change: Change = (part) => {
    setForm((was) => ({ ...was, ...part }));
    setRefused((was) => without(was, part));
    setDirty(true);
  };
  const save = (submit: boolean) => {
    setTried(true);
    if (!body) {
      goToField(Object.keys(faults)[0] ?? '');
      return;
    }
    saving.mutate(
      { body, files, submit },
      {
        onError: (error) => {
          const found = faultsIn(error, inEnglish);
          setRefused(found);
          goToField(Object.keys(found)[0] ?? '');
        },
      },
    );
  };
  const addFiles = (next: File[]) => {
    setFiles(next);
    setDirty(true);
  };
  return { form, change, files, setFiles: addFiles, faults, shown, isDirty, saving, save };
}
