import { App, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { type DocumentSeries, DocumentsApi } from '#server/naming/documents/contract.ts';
import { useAct } from '../../../api/query.ts';
import { Field } from '../../../ui/Field.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useSettingsWords } from './words.ts';
import '../../campaigns/dialog.css';

interface Props {
  /** Version 0: it has no letters yet. */
  series: Omit<DocumentSeries, 'source' | 'nextNo' | 'years'>;
  onClose: () => void;
}

/** The first, or other, letters of a series, by the document that says so. */
export function SeriesDialog({ series, onClose }: Props) {
  const say = useSettingsWords();
  const { message } = App.useApp();
  const [isOpen, setOpen] = useState(true);
  const [letters, setLetters] = useState(series.letters);
  const [source, setSource] = useState('');
  const [verified, setVerified] = useState(series.verified);
  const [isChecked, setChecked] = useState(false);
  const faults = { letters: !/^[\u4e00-\u9fa5]{2,12}$/.test(letters.trim()), source: source.trim().length < 2 };
  const faultOf = (field: keyof typeof faults) => (isChecked && faults[field] ? say('required') : undefined);
  const save = useAct(DocumentsApi.saveSeries, {
    onSuccess: () => {
      void message.success(say('lettersSaved'));
      setOpen(false);
    },
  });
  const submit = () => {
    setChecked(true);
    if (faults.letters || faults.source) return;
    const { organisationId: id, purpose, version } = series;
    save.mutate({ params: { id, purpose }, version, body: { letters, source, verified } });
  };
  return (
    <Modal
      open={isOpen}
      title={`${say(series.version === 0 ? 'addSeries' : 'change')}：${series.organisation} · ${say(`purpose.${series.purpose}`)}`}
      okText={say('saveLetters')}
      cancelText={say('cancel')}
      confirmLoading={save.isPending}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <ProblemAlert error={save.error} />
      <div className="dialog-fields">
        <Field label={say('letters')} required help={say('lettersHint')} error={faultOf('letters')}>
          {(control) => (
            <Input {...control} maxLength={12} value={letters} onChange={({ target }) => setLetters(target.value)} />
          )}
        </Field>
        <Field label={say('sourceLabel')} required help={say('sourceHint')} error={faultOf('source')}>
          {(control) => (
            <Input {...control} maxLength={300} value={source} onChange={({ target }) => setSource(target.value)} />
          )}
        </Field>
        <Checkbox checked={verified} onChange={({ target }) => setVerified(target.checked)}>
          {say('isVerified')}
        </Checkbox>
      </div>
    </Modal>
  );
}
