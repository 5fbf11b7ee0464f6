import { Select } from 'antd';
import { Field } from '../../ui/Field.tsx';
import { DayInput } from '../DayInput.tsx';
import type { Period } from './address.ts';
import { PRESETS, presets } from './presets.ts';
import { useStatisticsWords } from './words.ts';

interface Props {
  period: Period;
  today: string;
  onChange: (period: Period) => void;
}

/** A usual period, or a first and a last day. */
export function PeriodChooser({ period, today, onChange }: Props) {
  const say = useStatisticsWords();
  const known = presets(today);
  const chosen = PRESETS.find((each) => known[each].from === period.from && known[each].to === period.to);
  return (
    <search className="period-chooser no-print" aria-label={say('period')}>
      <Field label={say('period')}>
        {({ id }) => (
          <Select
            id={id}
            value={chosen ?? null}
            placeholder={say('custom')}
            onChange={(preset) => preset && onChange(known[preset])}
            options={PRESETS.map((value) => ({
              value,
              label: say(value, { year: known[value].from.slice(0, 4) }),
            }))}
          />
        )}
      </Field>
      <Field label={say('from')}>
        {({ id }) => (
          <DayInput id={id} value={period.from} onChange={(from) => from && onChange({ ...period, from })} />
        )}
      </Field>
      <Field label={say('to')}>
        {({ id }) => <DayInput id={id} value={period.to} onChange={(to) => to && onChange({ ...period, to })} />}
      </Field>
    </search>
  );
}
