import { App } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { SupervisionApi } from '#server/naming/supervision/contract.ts';
import { MatterDraft } from '#server/naming/supervision/matterContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { FormDialog } from '../campaigns/FormDialog.tsx';
import type { FormField } from '../campaigns/forms.ts';
import { useOwnDivisions } from '../campaigns/useOwnDivisions.ts';
import { useToday } from '../useToday.ts';
import { actBody } from './actBody.ts';
import { useBreaches } from './useBreaches.ts';
import { type SupervisionWord, useSupervisionWords } from './words.ts';

const SUBJECT_KINDS = [
  ['unit', 'kind.unit'],
  ['person', 'kind.person'],
  ['office', 'kind.office'],
] as const;

/** Opens a matter on what the office found itself. */
export function NewMatterDialog({ onClose }: { onClose: () => void }) {
  const say = useSupervisionWords();
  const today = useToday();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const fields = useFields();
  const create = useAct(SupervisionApi.create, {
    onSuccess: ({ id }) => {
      void message.success(say('opened'));
      void navigate(`/supervision/${id}`);
    },
  });
  if (today === undefined) return null;
  return (
    <FormDialog
      title={say('new')}
      okText={say('act.create')}
      fields={fields}
      say={say}
      first={{ foundOn: today }}
      isPending={create.isPending}
      error={create.error}
      faultsOf={(values) => {
        const outcome = actBody(MatterDraft, values);
        return 'faults' in outcome ? outcome.faults : new Set();
      }}
      onSubmit={(values) => {
        const { data } = MatterDraft.safeParse(Object.fromEntries(Object.entries(values).filter(([, value]) => value)));
        if (data) create.mutate({ body: data, idempotencyKey });
      }}
      onClose={onClose}
    />
  );
}

function useFields(): readonly FormField<SupervisionWord>[] {
  const breaches = useBreaches();
  const divisions = useOwnDivisions();
  const { data: used } = useCall(SupervisionApi.usedNames, { query: { limit: 100 } });
  const names = (used?.items ?? []).map(({ id, name, standardName }) => ({
    value: id,
    label: standardName ? `${name}（${standardName}）` : name,
  }));
  return [
    { name: 'liability', kind: 'select', label: 'field.liability', options: breaches },
    { name: 'subjectName', kind: 'line', label: 'field.subjectName' },
    { name: 'subjectKind', kind: 'choice', label: 'field.subjectKind', choices: SUBJECT_KINDS },
    {
      name: 'division',
      kind: 'select',
      label: 'field.division',
      options: divisions.map(({ code, name }) => ({ value: code, label: name })),
    },
    { name: 'foundOn', kind: 'day', label: 'field.foundOn' },
    { name: 'facts', kind: 'paragraph', label: 'field.facts' },
    ...(names.length > 0
      ? [{ name: 'usedNameId', kind: 'select', label: 'field.usedNameId', options: names, optional: true } as const]
      : []),
  ];
}
