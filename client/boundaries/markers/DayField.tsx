import { DayPicker } from '../../ui/DayPicker.tsx';
import { Field } from '../../ui/Field.tsx';

interface Props {
  label: string;
  /** YYYY-MM-DD */
  value: string | null;
  required?: boolean;
  onChange: (day: string | null) => void;
}

/** A calendar day with its label. */
export function DayField({ label, value, required = false, onChange }: Props) {
  return (
    <Field label={label} required={required}>
      {({ id }) => <DayPicker id={id} value={value} onChange={onChange} />}
    </Field>
  );
}
