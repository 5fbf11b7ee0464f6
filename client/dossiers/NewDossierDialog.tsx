import { useState } from 'react';
import { ChangeType } from '#server/divisions/changeContract.ts';
import { FormDialog } from '../naming/campaigns/FormDialog.tsx';
import { SchemeDialog } from './SchemeDialog.tsx';
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
