import type { RowCounts, RowOutcome } from '#server/exchange/imports/importContract.ts';
import { RowOutcome as Outcomes } from '#server/exchange/imports/importContract.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useImportWords } from './words.ts';

const TONE: Record<RowOutcome, Tone> = {
  added: 'good',
  changed: 'active',
  unchanged: 'plain',
  skipped: 'plain',
  refused: 'bad',
};
export const OUTCOME_SHAPE: Record<RowOutcome, string> = {
  added: '＋',
  changed: '△',
  unchanged: '＝',
  skipped: '－',
  refused: '✕',
};

/** What a row does, as shape, word and tone. */
export function OutcomeTag({ outcome, count }: { outcome: RowOutcome; count?: number }) {
  const say = useImportWords();
  return (
    <StatusTag tone={TONE[outcome]}>
      <span aria-hidden="true">{OUTCOME_SHAPE[outcome]}</span> {say(`outcome.${outcome}`)}
      {count !== undefined && <> {count}</>}
    </StatusTag>
  );
}

/** The outcomes that occur, in a line; rows read where nothing is judged yet. */
export function CountsLine({ counts }: { counts: RowCounts }) {
  const say = useImportWords();
  const present = Outcomes.options.filter((outcome) => counts[outcome] > 0);
  if (present.length === 0)
    return counts.read > 0 ? <span>{say('readRows', { n: counts.read })}</span> : <span>—</span>;
  return (
    <ul className="import-counts-line" aria-label={say('counts')}>
      {present.map((outcome) => (
        <li key={outcome}>
          <OutcomeTag outcome={outcome} count={counts[outcome]} />
        </li>
      ))}
    </ul>
  );
}
