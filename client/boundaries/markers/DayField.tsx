import { DatePicker } from 'antd';
import dayjs from 'dayjs';
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
      {({ id }) => (
        <DatePicker
          id={id}
          value={value ? dayjs(value) : null}
          onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
        />
      )}
    </Field>
  );
}
