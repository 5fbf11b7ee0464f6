import { FieldOfficeApi } from '#server/signs/field/fieldApiContract.ts';
import { useCall } from '../../api/query.ts';
import { useConflictWords } from './conflictWords.ts';

const EVERY_MINUTE = 60_000;

/** How many conflicts wait, beside their entry of the menu; nothing where none does. */
export function ConflictCount() {
  const say = useConflictWords();
  const { data } = useCall(FieldOfficeApi.countConflicts, {}, { refetchIntervalMilliseconds: EVERY_MINUTE });
  if (!data?.count) return null;
  return (
    <span className="red-count">
      <span aria-hidden="true">{data.count}</span>
      <span className="visually-hidden">{say('conflictCount', { n: data.count })}</span>
    </span>
  );
}
