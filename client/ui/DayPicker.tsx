import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface Props {
  id: string;
  /** YYYY-MM-DD */
  value: string | null;
  onChange: (day: string | null) => void;
}

/** A calendar day as the string the contracts use. */
export function DayPicker({ id, value, onChange }: Props) {
  return (
    <DatePicker
      id={id}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
    />
  );
}
