import { Link } from 'react-router';
import type { CaseListItem } from '#server/naming/caseContract.ts';
import { useGazetteerWords } from '../gazetteer/words.ts';
import { ClockLight } from '../ui/ClockLight.tsx';
import { useInboxWords } from './inboxWords.ts';
import { pathOfCase } from './pathOfCase.ts';
import { StateTag } from './StateTag.tsx';
import { useTodoLabel } from './useTodoLabel.ts';

/** The same cases for a narrow screen. */
export function CaseCards({ cases }: { cases: readonly CaseListItem[] }) {
  const say = useInboxWords();
  const sayPlace = useGazetteerWords();
  const todoLabel = useTodoLabel();
  return (
    <ul className="card-list" aria-label={say('caption')}>
      {cases.map((item) => (
        <li key={item.id} className="card-item">
          <div className="card-item-head">
            <Link className="record-name" to={pathOfCase(item)}>
              {item.name || say('unnamed')}
            </Link>
            <StateTag state={item.state} />
          </div>
          <p>
            {[item.caseNo ?? say('noNumber'), item.category && sayPlace(`category.${item.category}`), item.divisionName]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p>{item.applicant}</p>
          <div className="card-item-foot">
            {item.todo && <strong>{todoLabel(item.todo)}</strong>}
            {item.light && item.dueOn && (
              <ClockLight light={item.light} dueOn={item.dueOn} {...(item.left ? { left: item.left } : {})} />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
