import { App } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ChangeType } from '#server/divisions/changeContract.ts';
import { DossiersApi } from '#server/dossiers/contract.ts';
import { DossierDraft } from '#server/dossiers/draftContract.ts';
import { useAct } from '../api/query.ts';
import { FormDialog, type FormValues } from '../naming/campaigns/FormDialog.tsx';
import { schemeFields } from './schemeFields.ts';
import { useUnitChoices } from './useUnitChoices.ts';
import { useDossierWords } from './words.ts';

/** Opens a dossier: first which change it is, then its scheme. */
export function NewDossierDialog({ onClose }: { onClose: () => void }) {
  const say = useDossierWords();
  const [change, setChange] = useState<ChangeType>();
  if (change) return <SchemeDialog change={change} onClose={onClose} />;
  return (
    <FormDialog
      title={say('new')}
      okText={say('next')}
      fields={[
        {
          name: 'change',
          kind: 'choice',
          label: 'field.change',
          choices: ChangeType.options.map((value) => [value, `change.${value}`] as const),
        },
      ]}
      say={say}
      isPending={false}
      error={null}
      faultsOf={({ change: chosen }) => new Set(chosen ? [] : ['change'])}
      onSubmit={(values) => setChange(ChangeType.parse(values.change))}
      onClose={() => change === undefined && onClose()}
    />
  );
}

function SchemeDialog({ change, onClose }: { change: ChangeType; onClose: () => void }) {
  const say = useDossierWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const choices = useUnitChoices();
  const create = useAct(DossiersApi.create, {
    onSuccess: ({ id }) => {
      void message.success(say('opened'));
      void navigate(`/division-dossiers/${id}`);
    },
  });
  return (
    <FormDialog
      title={say(`change.${change}`)}
      okText={say('create')}
      fields={schemeFields(change, choices)}
      say={say}
      isPending={create.isPending}
      error={create.error}
      faultsOf={(values) => new Set(draftOf(change, values).error?.issues.map(({ path }) => String(path[0])))}
      onSubmit={(values) => {
        const { data } = draftOf(change, values);
        if (data) create.mutate({ body: data, idempotencyKey });
      }}
      onClose={onClose}
    />
  );
}

function draftOf(change: ChangeType, values: FormValues) {
  const filled = Object.entries(values).filter(([, value]) => value.trim() !== '');
  const { units, special, ...rest } = Object.fromEntries(filled);
  return DossierDraft.safeParse({
    ...rest,
    change,
    ...(units ? { units: units.split(/[\s,，、]+/).filter((code) => code !== '') } : {}),
    special: special === 'yes',
  });
}
