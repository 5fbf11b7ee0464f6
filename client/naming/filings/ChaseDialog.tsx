import { App } from 'antd';
import { useState } from 'react';
import { FilingsApi } from '#server/naming/filings/contract.ts';
import { Chase, type ChaseKind } from '#server/naming/filings/filingContract.ts';
import { useAct } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { FormDialog, type FormValues } from '../campaigns/FormDialog.tsx';
import type { FormField } from '../campaigns/forms.ts';
import { type FilingWord, useFilingWords } from './words.ts';

export interface ChaseSubject {
  id: string;
  names: readonly string[];
  filer: string;
  approvedOn: string;
  dueOn: string;
}
interface Props {
  subject: ChaseSubject;
  kind: ChaseKind;
  onClose: () => void;
}

const FIELDS: readonly FormField<FilingWord>[] = [
  { name: 'documentNo', kind: 'line', label: 'documentNo', hint: 'documentExample' },
  { name: 'text', kind: 'paragraph', label: 'text' },
];
const DEADLINE: FormField<FilingWord> = { name: 'deadlineOn', kind: 'day', label: 'deadlineOn' };

/** One step against a late filing, with the document it is done by; the text stands ready and may be changed. */
export function ChaseDialog({ subject, kind, onClose }: Props) {
  const say = useFilingWords();
  const language = useLanguage();
  const { listed } = usePunctuation();
  const { message } = App.useApp();
  // One key a dialog: a second click after a lost reply must not remind twice.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const send = useAct(FilingsApi.chase, {
    onSuccess: () => {
      void message.success(say('chased'));
      onClose();
    },
  });
  const parsed = ({ deadlineOn, ...values }: FormValues) =>
    Chase.safeParse({ ...values, kind, ...(deadlineOn ? { deadlineOn } : {}) });
  const text = say(`chaseText.${kind}`, {
    names: listed(subject.names),
    filer: subject.filer,
    approved: formatDay(subject.approvedOn, language),
    due: formatDay(subject.dueOn, language),
  });
  return (
    <FormDialog
      title={`${say(`chase.${kind}`)}：${listed(subject.names)}`}
      intro={<p>{say(`chaseIntro.${kind}`)}</p>}
      okText={say(`chase.${kind}`)}
      fields={kind === 'deadline' ? [...FIELDS, DEADLINE] : FIELDS}
      say={say}
      first={{ text }}
      isPending={send.isPending}
      error={send.error}
      faultsOf={(values) => new Set(parsed(values).error?.issues.map(({ path }) => String(path[0])))}
      onSubmit={(values) => {
        const { data } = parsed(values);
        if (data) send.mutate({ params: { id: subject.id }, body: data, idempotencyKey });
      }}
      onClose={onClose}
    />
  );
}
