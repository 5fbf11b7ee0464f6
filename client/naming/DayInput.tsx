import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface Props {
  id?: string;
  /** YYYY-MM-DD */
  value?: string | undefined;
  onChange?: (day: string | undefined) => void;
}

/** A calendar day as the string the contracts use. Typing works as well as the calendar. */
export function DayInput({ id, value, onChange }: Props) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day?.format('YYYY-MM-DD'))}
    />
  );
}
