import { DivisionHistoryApi } from '#server/divisions/changeContract.ts';
import type { DivisionCode } from '#server/platform/contract.ts';
import { useCall } from '../../api/query.ts';
import { useFacts } from '../../api/session.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { TimeSlider } from './TimeSlider.tsx';

interface Props {
  /** Whose changes are marked, with those of what lies inside. */
  under: DivisionCode;
  value: string;
  onChange: (day: string) => void;
}

/** The time slider of a division: the years that the register knows of it. */
export function DivisionTime({ under, value, onChange }: Props) {
  const facts = useFacts();
  const { data } = useCall(DivisionHistoryApi.changeDays, { query: { under } });
  if (!facts || !data?.first) return null;
  return (
    <TimeSlider value={value} first={data.first} today={dayOf(facts.now)} changes={data.items} onChange={onChange} />
  );
}
