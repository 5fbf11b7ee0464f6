import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useId } from 'react';

interface Props {
  label: string;
  /** YYYY-MM-DD */
  value: string;
  onChange: (day: string) => void;
}

/** A day that a page is about; it always has one. */
export function DayChoice({ label, value, onChange }: Props) {
  const id = useId();
  return (
    <span className="day-choice">
      <label htmlFor={id}>{label}</label>
      <DatePicker
        id={id}
        allowClear={false}
        value={dayjs(value)}
        onChange={(day) => day && onChange(day.format('YYYY-MM-DD'))}
      />
    </span>
  );
}
