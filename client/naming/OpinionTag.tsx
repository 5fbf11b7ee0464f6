import type { Opinion } from '#server/naming/actContract.ts';
import type { OpinionTask } from '#server/naming/caseContract.ts';
import { useCodeLabel } from '../gazetteer/useCodeList.ts';
import { StatusTag, type Tone } from '../ui/StatusTag.tsx';
import { useCaseWords } from './caseWords.ts';
import { useLimitWords } from './timeLimits/words.ts';

const TONE: Record<Opinion, Tone> = {
  agree: 'good',
  agree_with_conditions: 'warning',
  disagree: 'bad',
  no_comment: 'plain',
};

/** What an office said; before that whether its time is running or over. Silence is shown as such, never as consent. */
export function OpinionTag({ task }: { task: Pick<OpinionTask, 'opinion' | 'overdue' | 'standing'> }) {
  const labelOf = useCodeLabel('opinion-values');
  const sayCase = useCaseWords();
  const sayLimit = useLimitWords();
  if (!task.standing) return <StatusTag tone="plain">{sayLimit('superseded')}</StatusTag>;
  if (task.opinion) return <StatusTag tone={TONE[task.opinion]}>{labelOf(task.opinion)}</StatusTag>;
  return task.overdue ? (
    <StatusTag tone="bad">■ {sayCase('overdue')}</StatusTag>
  ) : (
    <StatusTag tone="active">{sayCase('waiting')}</StatusTag>
  );
}
