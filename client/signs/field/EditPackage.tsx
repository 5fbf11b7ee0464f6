import { App, Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { FieldOfficeApi, type WorkPackage } from '#server/signs/field/fieldApiContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { PackageFields } from './PackageFields.tsx';
import { PackageTally } from './PackageTally.tsx';
import { draftOf, formOf } from './packageForm.ts';
import { useFieldWords } from './words.ts';

/** The package that an address names, to be changed. */
export function EditPackage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useCall(FieldOfficeApi.getPackage, { params: { id } });
  if (data) return <Editor key={data.version} one={data} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}

function Editor({ one }: { one: WorkPackage }) {
  const say = useFieldWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [form, setForm] = useState(() => formOf(one));
  const [isAsked, setAsked] = useState(false);
  const save = useAct(FieldOfficeApi.editPackage, {
    onSuccess: () => {
      void message.success(say('saved'));
      void navigate(`/signs/packages/${one.id}`);
    },
  });
  const submit = () => {
    setAsked(true);
    const body = draftOf(form);
    if (body) save.mutate({ params: { id: one.id }, version: one.version, body });
  };
  return (
    <>
      <nav className="crumb">
        <Link to={`/signs/packages/${one.id}`}>{one.title}</Link>
      </nav>
      <PageHeader title={`${say('edit')}：${one.title}`} />
      <div className="field-columns">
        <div>
          <PackageFields form={form} isAsked={isAsked} onChange={(part) => setForm((was) => ({ ...was, ...part }))} />
        </div>
        <div>
          <PackageTally form={form} />
          <ProblemAlert error={save.error} />
          <Button type="primary" size="large" block loading={save.isPending} onClick={submit}>
            {say('save')}
          </Button>
        </div>
      </div>
    </>
  );
}
