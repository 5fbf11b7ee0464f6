import { Select } from 'antd';
import type { Dispute } from '#server/disputes/contract.ts';
import { DisputeFilesApi } from '#server/disputes/files/fileContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { FileChooser } from '../../boundaries/markers/FileChooser.tsx';
import type { FieldControl } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useProcedureWords } from './words.ts';

interface Props {
  dispute: Dispute;
  label: string;
  control: FieldControl;
  /** Id of a paper of the dispute. */
  value: string;
  onChange: (value: string) => void;
}

/** A paper of the dispute: one that is there, or one uploaded now. A head decides on papers that the office put there. */
export function PaperField({ dispute, label, control, value, onChange }: Props) {
  const say = useProcedureWords();
  const may = useMay();
  const params = { id: dispute.id };
  const { data } = useCall(DisputeFilesApi.list, { params });
  const upload = useAct(DisputeFilesApi.upload, { onSuccess: ({ id }) => onChange(id) });
  return (
    <div className="dispute-paper-field">
      <ProblemAlert error={upload.error} />
      <Select
        id={control.id}
        allowClear
        placeholder={say('choosePaper')}
        value={value || null}
        onChange={(chosen: string | undefined) => onChange(chosen ?? '')}
        options={(data?.items ?? []).map(({ id, fileName }) => ({ value: id, label: fileName }))}
      />
      {may('disputes.handle') && (
        <FileChooser
          label={say('uploadPaper', { what: label })}
          accept="application/pdf,image/png,image/jpeg,.ofd"
          busy={upload.isPending}
          onFile={(file) => upload.mutate({ params, file })}
        />
      )}
    </div>
  );
}
