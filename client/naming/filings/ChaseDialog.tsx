import { App } from 'antd';
import { useState } from 'react';
import { DocumentsApi } from '#server/naming/documents/contract.ts';
import { Chase, type ChaseKind } from '#server/naming/filings/chaseContract.ts';
import { FilingsApi } from '#server/naming/filings/contract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { FormDialog, type FormValues } from '../campaigns/FormDialog.tsx';
import type { FormField } from '../campaigns/forms.ts';
import { type FilingWord, useFilingWords } from './words.ts';

export interface ChaseSubject {
  id: string;
  names: readonly string[];
  filer: string;
}
interface Props {
  subject: ChaseSubject;
  kind: ChaseKind;
  onClose: () => void;
}

const DEADLINE: FormField<FilingWord> = { name: 'deadlineOn', kind: 'day', label: 'deadlineOn' };
const PURPOSE = { remind: 'letter', deadline: 'letter', report_up: 'report' } as const;
const fieldsFor = (kind: ChaseKind): readonly FormField<FilingWord>[] => [
  { name: 'documentNo', kind: 'documentNo', purpose: PURPOSE[kind], label: 'documentNo', hint: 'chaseNoHint' },
  { name: 'text', kind: 'paragraph', label: 'text', hint: 'chaseTextHint' },
  ...(kind === 'deadline' ? [DEADLINE] : []),
];

/**
 * One step against a late filing, with the document it is done by: who approved what, the last day and the days late are in its
 * template; what is asked stands ready and may be changed.
 */
export function ChaseDialog({ subject, kind, onClose }: Props) {
  const say = useFilingWords();
  const { listed } = usePunctuation();
  const { message } = App.useApp();
  // One key a dialog: a second click after a lost reply must not remind twice.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const { data: me } = useSession();
  const { data: series } = useCall(DocumentsApi.series, {});
  const send = useAct(FilingsApi.chase, {
    onSuccess: ({ documentNo }) => {
      void message.success(say('chased', { document: documentNo }));
      onClose();
    },
  });
  const parsed = ({ deadlineOn, ...values }: FormValues) =>
    Chase.safeParse({ ...values, kind, ...(deadlineOn ? { deadlineOn } : {}) });
  if (!series) return null;
  const counted = series.some((one) => one.purpose === PURPOSE[kind] && one.organisationId === me?.organisation.id);
  const text = say(`chaseText.${kind}`, {
    names: listed(subject.names),
    filer: subject.filer,
  });
  return (
    <FormDialog
      title={`${say(`chase.${kind}`)}：${listed(subject.names)}`}
      intro={<p>{say(`chaseIntro.${kind}`)}</p>}
      okText={say(`chase.${kind}`)}
      fields={fieldsFor(kind)}
      say={say}
      first={{ text, documentNo: counted ? 'next' : '' }}
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
