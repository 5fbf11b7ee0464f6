import { type RowCounts, RowOutcome } from '#server/exchange/imports/importContract.ts';
import { OUTCOME_SHAPE } from '../OutcomeTag.tsx';
import { useStepWords } from '../stepWords.ts';
import { useImportWords } from '../words.ts';
import type { RowFilter } from './rowFilter.ts';

/** The five counts; each shows only its rows, and all of them again. */
export function OutcomeFilter({ counts, rowFilter }: { counts: RowCounts; rowFilter: RowFilter }) {
  const say = useStepWords();
  const sayImport = useImportWords();
  const { filter, change } = rowFilter;
  return (
    <fieldset className="import-outcomes" aria-label={say('byOutcome')}>
      {RowOutcome.options.map((outcome) => (
        <button
          key={outcome}
          type="button"
          className={`outcome-${outcome}`}
          aria-pressed={filter.outcome === outcome}
          disabled={counts[outcome] === 0}
          onClick={() => change({ outcome: filter.outcome === outcome ? undefined : outcome })}
        >
          <span className="import-outcome-name">
            <span aria-hidden="true">{OUTCOME_SHAPE[outcome]}</span> {sayImport(`outcome.${outcome}`)}
          </span>
          <strong>{counts[outcome]}</strong>
          <span className="import-outcome-hint">{sayImport(`outcomeHint.${outcome}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}
