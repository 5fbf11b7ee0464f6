import { Link } from 'react-router';
import type { PlateToReplace, Renaming } from '#server/signs/replacements/replacementContract.ts';
import { useCodeLabel } from '../../gazetteer/useCodeList.ts';
import { SignStatusTag } from '../SignStatusTag.tsx';
import { PlateStepTag } from './PlateProgress.tsx';
import { useReplacementWords } from './words.ts';

/** The plates of an ended name, each with what takes its place. */
export function PlateList({ plates, kind }: { plates: readonly PlateToReplace[]; kind: Renaming['kind'] }) {
  const say = useReplacementWords();
  const typeOf = useCodeLabel('sign-types');
  return (
    <ul className="card-list" aria-label={say('plates')}>
      {plates.map((plate) => (
        <li key={plate.id} className="card-item">
          <div className="card-item-head">
            <Link className="record-name" to={`/signs/${plate.id}`}>
              {typeOf(plate.type)} {plate.number}
            </Link>
            <PlateStepTag step={plate.step} kind={kind} />
          </div>
          <p>
            {say('status')} <SignStatusTag status={plate.status} />
          </p>
          <p className="hint">
            {plate.position.map((degree) => degree.toFixed(6)).join(', ')}
            {plate.maintainer && ` · ${plate.maintainer}`}
          </p>
          {plate.replacement && (
            <p>
              <Link to={`/signs/${plate.replacement.id}`}>{say('replacement')}</Link>{' '}
              <SignStatusTag status={plate.replacement.status} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
