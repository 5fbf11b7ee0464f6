import { App } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ChangeType } from '#server/divisions/changeContract.ts';
import { type Dossier, DossiersApi } from '#server/dossiers/contract.ts';
import { useAct } from '../api/query.ts';
import { FormDialog, type FormValues } from '../naming/campaigns/FormDialog.tsx';
import { SchemeDrawing } from './SchemeDrawing.tsx';
import { draftOf, valuesOf } from './schemeDraft.ts';
import { schemeFields } from './schemeFields.ts';
import { useUnitChoices } from './useUnitChoices.ts';
import { useDossierWords } from './words.ts';

interface Props {
  change: ChangeType;
  /** The dossier whose scheme is edited; a new one where left out. */
  dossier?: Dossier;
  onClose: () => void;
}

/** The scheme of a change: what is asked, and a map where something is drawn. */
export function SchemeDialog({ change, dossier, onClose }: Props) {
  const say = useDossierWords();
  const choices = useUnitChoices();
  const { save, isPending, error } = useSave(dossier, onClose);
  const parsed = (values: FormValues) => draftOf(change, values);
  return (
    <FormDialog
      title={say(`change.${change}`)}
      okText={say(dossier ? 'saveScheme' : 'create')}
      fields={schemeFields(change, choices)}
      say={say}
      {...(dossier ? { first: valuesOf(dossier.draft) } : {})}
      {...(DRAWN.has(change)
        ? { advice: (values, put) => <SchemeDrawing {...{ change, values, put, boxes: choices.boxes }} /> }
        : {})}
      isPending={isPending}
      error={error}
      faultsOf={(values) => new Set(parsed(values).error?.issues.map(({ path }) => String(path[0])))}
      onSubmit={(values) => {
        const { data } = parsed(values);
        if (data) save(data);
      }}
      onClose={onClose}
    />
  );
}

const DRAWN: ReadonlySet<ChangeType> = new Set(['boundary', 'seat']);

function useSave(dossier: Dossier | undefined, onClose: () => void) {
  const say = useDossierWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const create = useAct(DossiersApi.create, {
    onSuccess: ({ id }) => {
      void message.success(say('opened'));
      void navigate(`/division-dossiers/${id}`);
    },
  });
  const edit = useAct(DossiersApi.edit, {
    onSuccess: () => {
      void message.success(say('done'));
      onClose();
    },
  });
  return {
    save: (body: Dossier['draft']) =>
      dossier
        ? edit.mutate({ params: { id: dossier.id }, body, version: dossier.version })
        : create.mutate({ body, idempotencyKey }),
    isPending: create.isPending || edit.isPending,
    error: create.error ?? edit.error,
  };
}
