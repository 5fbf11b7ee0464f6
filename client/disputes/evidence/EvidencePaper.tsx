import { Select } from 'antd';
import type { Dispute } from '#server/disputes/contract.ts';
import { DisputeFilesApi } from '#server/disputes/files/fileContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { FileChooser } from '../../boundaries/markers/FileChooser.tsx';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useEvidenceWords } from './words.ts';

interface Props {
  dispute: Dispute;
  value: string | null;
  onChange: (fileId: string | null) => void;
}

/** The scan: one of the papers of the dispute, or a new one. */
export function EvidencePaper({ dispute: { id }, value, onChange }: Props) {
  const say = useEvidenceWords();
  const { data } = useCall(DisputeFilesApi.list, { params: { id } });
  const upload = useAct(DisputeFilesApi.upload, { onSuccess: (file) => onChange(file.id) });
  const files = (data?.items ?? []).map((file) => ({ value: file.id, label: file.fileName }));
  return (
    <div className="whole">
      <ProblemAlert error={upload.error} />
      <Field label={say('paper')} help={say('paperHint')}>
        {({ id: fieldId }) => (
          <div className="evidence-paper">
            <Select<string | null>
              id={fieldId}
              allowClear
              placeholder={say('choosePaper')}
              value={value}
              options={files}
              onChange={(chosen) => onChange(chosen ?? null)}
            />
            <FileChooser
              label={say('uploadPaper')}
              accept="application/pdf,image/png,image/jpeg,.ofd"
              busy={upload.isPending}
              onFile={(file) => upload.mutate({ params: { id }, file })}
            />
          </div>
        )}
      </Field>
    </div>
  );
}
