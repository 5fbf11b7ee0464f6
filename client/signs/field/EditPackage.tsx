import { App } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { FieldOfficeApi, type WorkPackage } from '#server/signs/field/fieldApiContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { BegunForm } from '../../ui/BegunForm.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { PackageEditor } from './PackageEditor.tsx';
import { formOf } from './packageForm.ts';
import { useFieldWords } from './words.ts';

/** The package that an address names, to be changed. */
export function EditPackage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useCall(FieldOfficeApi.getPackage, { params: { id } });
  if (data) {
    return (
      <BegunForm record={data} version={data.version}>
        {(one) => <Editor one={one} />}
      </BegunForm>
    );
  }
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}

function Editor({ one }: { one: WorkPackage }) {
  const say = useFieldWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const save = useAct(FieldOfficeApi.editPackage, {
    onSuccess: () => {
      void message.success(say('saved'));
      void navigate(`/signs/packages/${one.id}`);
    },
  });
  return (
    <PackageEditor
      crumb={<Link to={`/signs/packages/${one.id}`}>{one.title}</Link>}
      title={`${say('edit')}：${one.title}`}
      initial={formOf(one)}
      act={say('save')}
      saving={save}
      onSave={(body) => save.mutate({ params: { id: one.id }, version: one.version, body })}
    />
  );
}
