import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface Props {
  id: string;
  /** YYYY-MM-DD, or empty. */
  value: string;
  onChange: (day: string) => void;
}

/** A calendar day as the string the contracts use; typing works as well as the calendar. */
export function DayControl({ id, value, onChange }: Props) {
  return (
    <DatePicker
      id={id}
      allowClear={false}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange(day?.format('YYYY-MM-DD') ?? '')}
    />
  );
}
