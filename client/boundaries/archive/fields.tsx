import { Input, Select } from 'antd';
import type { LineId } from '#server/boundaries/contract.ts';
import { LineArchiveApi } from '#server/boundaries/lines/archiveContract.ts';
import { useAct } from '../../api/query.ts';
import { DayPicker } from '../../ui/DayPicker.tsx';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useArchiveWords } from './words.ts';

interface TextProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
  lines?: number;
  help?: string;
}

export function TextField({ label, value, onChange, required = false, lines = 1, help }: TextProps) {
  return (
    <Field label={label} required={required} help={help}>
      {({ status: _, ...control }) =>
        lines > 1 ? (
          <Input.TextArea {...control} rows={lines} value={value} onChange={({ target }) => onChange(target.value)} />
        ) : (
          <Input {...control} value={value} onChange={({ target }) => onChange(target.value)} />
        )
      }
    </Field>
  );
}

export function DayField({
  required = true,
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (day: string) => void;
  required?: boolean;
}) {
  return (
    <Field label={label} required={required}>
      {({ id }) => <DayPicker id={id} value={value || null} onChange={(day) => onChange(day ?? '')} />}
    </Field>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T | null;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string }[];
  help?: string;
}

export function ChoiceField<T extends string>({ label, value, onChange, options, help }: ChoiceProps<T>) {
  return (
    <Field label={label} required help={help}>
      {({ id }) => (
        <Select<T> id={id} value={value} onChange={onChange} options={[...options]} style={{ width: '100%' }} />
      )}
    </Field>
  );
}

interface FileProps {
  lineId: LineId;
  label: string;
  required?: boolean;
  onFile: (fileId: string) => void;
}

/** Sends a chosen file at once; what it stands for is said in the dialog around it. */
export function FileField({ lineId, label, required = false, onFile }: FileProps) {
  const say = useArchiveWords();
  const upload = useAct(LineArchiveApi.upload, { onSuccess: ({ id }) => onFile(id) });
  return (
    <Field
      label={label}
      required={required}
      help={upload.isPending ? say('uploading') : (upload.data?.fileName ?? say('fileHelp'))}
    >
      {({ id }) => (
        <>
          <input
            id={id}
            type="file"
            accept="application/pdf,image/png,image/jpeg,.ofd"
            onChange={({ target }) =>
              target.files?.[0] && upload.mutate({ params: { id: lineId }, file: target.files[0] })
            }
          />
          <ProblemAlert error={upload.error} />
        </>
      )}
    </Field>
  );
}
