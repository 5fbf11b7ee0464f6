import { DueListApi } from '#server/naming/dueList/contract.ts';
import { useCall } from '../../api/query.ts';
import { useDueWords } from './words.ts';
import './redCount.css';

const EVERY_MINUTE = 60_000;

/** How many limits of my office are red, beside its entry of the menu; nothing where none is. */
export function RedCount() {
  const say = useDueWords();
  const { data } = useCall(DueListApi.count, {}, { refetchIntervalMilliseconds: EVERY_MINUTE });
  if (!data?.red) return null;
  return (
    <span className="red-count">
      <span aria-hidden="true">{data.red}</span>
      <span className="visually-hidden">{say('redInMenu', { n: data.red })}</span>
    </span>
  );
}
