import { Input } from 'antd';
import { Field } from '../../ui/Field.tsx';

interface Props {
  label: string;
  value: string;
  required?: boolean;
  help?: string;
  error?: string | undefined;
  long?: boolean;
  onChange: (text: string) => void;
}

/** A line or some lines of text with their label. */
export function TextField({ label, value, required = false, help, error, long = false, onChange }: Props) {
  return (
    <Field label={label} required={required} help={help} error={error}>
      {(control) =>
        long ? (
          <Input.TextArea {...control} value={value} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <Input {...control} value={value} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  );
}
