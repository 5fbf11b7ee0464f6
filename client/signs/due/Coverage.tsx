import { Link } from 'react-router';
import { DueApi } from '#server/signs/due/dueContract.ts';
import { useCall } from '../../api/query.ts';
import { useDueWords } from './words.ts';

/** The signed share of named streets, county by county. */
export function Coverage() {
  const say = useDueWords();
  const { data } = useCall(DueApi.signCoverage, {});
  if (!data || data.items.length === 0) return null;
  return (
    <details className="due-basis">
      <summary>{say('coverage')}</summary>
      <p className="hint">{say('coverageHint')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('county')}</th>
            <th scope="col">{say('streets')}</th>
            <th scope="col">{say('signed')}</th>
            <th scope="col">{say('share')}</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map(({ divisionCode, divisionName, streets, signed }) => (
            <tr key={divisionCode}>
              <th scope="row">
                <Link to={`/signs/due?category=street&division=${divisionCode}`}>{divisionName}</Link>
              </th>
              <td>{streets}</td>
              <td>{signed}</td>
              <td>{streets === 0 ? '—' : `${((signed * 100) / streets).toFixed(1)} %`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
