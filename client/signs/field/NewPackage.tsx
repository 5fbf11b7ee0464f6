import { App, Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { FieldOfficeApi } from '#server/signs/field/fieldApiContract.ts';
import { useAct } from '../../api/query.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { PackageFields } from './PackageFields.tsx';
import { PackageTally } from './PackageTally.tsx';
import { draftOf, EMPTY_PACKAGE } from './packageForm.ts';
import { useFieldWords } from './words.ts';

/** Puts a package together for a person. */
export function NewPackage() {
  const say = useFieldWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [form, setForm] = useState(EMPTY_PACKAGE);
  const [isAsked, setAsked] = useState(false);
  // One key for this form: a second click after a lost reply must not make a second package.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const create = useAct(FieldOfficeApi.createPackage, {
    onSuccess: ({ id }) => {
      void message.success(say('made'));
      void navigate(`/signs/packages/${id}`);
    },
  });
  const submit = () => {
    setAsked(true);
    const body = draftOf(form);
    if (body) create.mutate({ body, idempotencyKey });
  };
  return (
    <>
      <nav className="crumb">
        <Link to="/signs/packages">{say('back')}</Link>
      </nav>
      <PageHeader title={say('newPackage')} />
      <div className="field-columns">
        <div>
          <PackageFields form={form} isAsked={isAsked} onChange={(part) => setForm((was) => ({ ...was, ...part }))} />
        </div>
        <div>
          <PackageTally form={form} />
          <ProblemAlert error={create.error} />
          <Button type="primary" size="large" block loading={create.isPending} onClick={submit}>
            {say('make')}
          </Button>
        </div>
      </div>
    </>
  );
}
