import type { Level } from '#server/detection/contract.ts';
import type { DryRun } from '#server/detection/ruleChangeContract.ts';
import { LEVELS } from '../levelTone.ts';
import { useDetectionWords } from '../words.ts';
import { useTrialWords } from './trialWords.ts';

export interface Cell {
  origin: 'case' | 'register';
  from: Level;
  to: Level;
}
interface Props {
  origin: Cell['origin'];
  matrix: DryRun['matrix'];
  chosen: Cell | null;
  onChoose: (cell: Cell | null) => void;
}

const sameCell = (a: Cell | null, b: Cell): boolean => a?.origin === b.origin && a.from === b.from && a.to === b.to;

/** Names by verdict now and then. Only levels that occur are shown; what moves is a button that filters the list. */
export function VerdictMatrix({ origin, matrix, chosen, onChoose }: Props) {
  const say = useTrialWords();
  const sayLevel = useDetectionWords();
  const cells = matrix.filter((each) => each.origin === origin);
  const rows = LEVELS.filter((level) => cells.some(({ from }) => from === level));
  const columns = LEVELS.filter((level) => cells.some(({ to }) => to === level));
  const countOf = (from: Level, to: Level): number =>
    cells.find((each) => each.from === from && each.to === to)?.count ?? 0;
  return (
    <table className="verdict-matrix">
      <caption>
        {say(`origin.${origin}`)} · {say('matrix')}
      </caption>
      <thead>
        <tr>
          <td />
          {columns.map((level) => (
            <th key={level} scope="col">
              {sayLevel(`level.${level}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((from) => (
          <tr key={from}>
            <th scope="row">{sayLevel(`level.${from}`)}</th>
            {columns.map((to) => (
              <MatrixCell
                key={to}
                count={countOf(from, to)}
                cell={{ origin, from, to }}
                isChosen={sameCell(chosen, { origin, from, to })}
                onChoose={onChoose}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  cell: Cell;
  count: number;
  isChosen: boolean;
  onChoose: Props['onChoose'];
}

function MatrixCell({ cell, count, isChosen, onChoose }: CellProps) {
  const say = useTrialWords();
  const sayLevel = useDetectionWords();
  const { from, to } = cell;
  if (count === 0) return <td className="cell-none">·</td>;
  if (from === to) return <td className="cell-same">{count.toLocaleString('en')}</td>;
  const isStricter = LEVELS.indexOf(to) < LEVELS.indexOf(from);
  const words = { n: count, from: sayLevel(`level.${from}`), to: sayLevel(`level.${to}`) };
  return (
    <td>
      <button
        type="button"
        className={isStricter ? 'cell-stricter' : 'cell-milder'}
        aria-pressed={isChosen}
        aria-label={say('filterCell', words)}
        title={say('filterCell', words)}
        onClick={() => onChoose(isChosen ? null : cell)}
      >
        <span aria-hidden="true">{isStricter ? '▲' : '▽'}</span> {count.toLocaleString('en')}
      </button>
    </td>
  );
}
