import type { FilingActName } from '#server/naming/filings/filingContract.ts';
import { FilingActBodies } from '#server/naming/filings/filingContract.ts';
import type { FormValues } from '../campaigns/FormDialog.tsx';
import type { FormField } from '../campaigns/forms.ts';
import type { FilingWord } from './words.ts';

/** Acts whose form is a few fields; returning and accepting go check by check and have dialogs of their own. */
export type PlainAct = Exclude<FilingActName, 'return' | 'accept'>;

export const FILING_FORM: Record<PlainAct, readonly FormField<FilingWord>[]> = {
  submit: [],
  supervise: [
    {
      name: 'outcome',
      kind: 'choice',
      label: 'outcome',
      choices: [
        ['order', 'outcome.order'],
        ['lawful', 'outcome.lawful'],
      ],
    },
    { name: 'documentNo', kind: 'line', label: 'documentNo', hint: 'documentHint', optional: true },
    { name: 'text', kind: 'paragraph', label: 'text' },
  ],
  announce: [
    { name: 'announcementNo', kind: 'line', label: 'announcementNo' },
    { name: 'announcedOn', kind: 'day', label: 'announcedOn' },
    { name: 'channels', kind: 'line', label: 'channels', hint: 'channelsHint' },
  ],
  cancel: [{ name: 'reason', kind: 'paragraph', label: 'reason' }],
};

export const PAPER_SUBMIT: readonly FormField<FilingWord>[] = [
  { name: 'filedOn', kind: 'day', label: 'filedOn', hint: 'filedOnHint' },
];

type Outcome = { body: Record<string, unknown> } | { faults: ReadonlySet<string> };

/** The body of a plain act, parsed by the contract; or the names of the fields that do not fit. */
export function filingBody(act: PlainAct, values: FormValues): Outcome {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
  const channels =
    act === 'announce' ? { channels: (values.channels ?? '').split('、').filter((part) => part.trim()) } : {};
  const parsed = FilingActBodies[act].safeParse({ ...given, ...channels });
  if (!parsed.success) return { faults: new Set(parsed.error.issues.map(({ path }) => String(path[0]))) };
  if (act === 'supervise' && values.outcome === 'order' && !values.documentNo)
    return { faults: new Set(['documentNo']) };
  return { body: parsed.data };
}

/** Defects by check: every line that is not empty is one. */
export function defectsOf(values: FormValues): { check: string; text: string }[] {
  return Object.entries(values).flatMap(([check, lines]) =>
    lines
      .split('\n')
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .map((text) => ({ check, text })),
  );
}
