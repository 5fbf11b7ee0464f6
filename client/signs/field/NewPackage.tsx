import { App } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { FieldOfficeApi } from '#server/signs/field/fieldApiContract.ts';
import { useAct } from '../../api/query.ts';
import { PackageEditor } from './PackageEditor.tsx';
import { EMPTY_PACKAGE } from './packageForm.ts';
import { useFieldWords } from './words.ts';

/** Puts a package together for a person. */
export function NewPackage() {
  const say = useFieldWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  // One key for this form: a second click after a lost reply must not make a second package.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const create = useAct(FieldOfficeApi.createPackage, {
    onSuccess: ({ id }) => {
      void message.success(say('made'));
      void navigate(`/signs/packages/${id}`);
    },
  });
  return (
    <PackageEditor
      crumb={<Link to="/signs/packages">{say('back')}</Link>}
      title={say('newPackage')}
      initial={EMPTY_PACKAGE}
      act={say('make')}
      saving={create}
      onSave={(body) => create.mutate({ body, idempotencyKey })}
    />
  );
}
