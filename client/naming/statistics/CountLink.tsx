import { Link } from 'react-router';
import { addressOf, type Cell, type Period } from './address.ts';
import { useStatisticsWords } from './words.ts';

interface Props {
  count: number;
  cell: Cell;
  period: Period;
}

/** A number that opens the list behind it; nothing is no link. */
export function CountLink({ count, cell, period }: Props) {
  const say = useStatisticsWords();
  if (count === 0) return <span className="no-count">0</span>;
  const words = { row: cell.row ?? say('allRows'), measure: say(`measure.${cell.measure}`), n: count };
  return (
    <Link to={addressOf(cell, period)} aria-label={say('openList', words)}>
      {count}
    </Link>
  );
}
