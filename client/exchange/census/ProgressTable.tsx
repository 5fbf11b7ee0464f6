import { Link } from 'react-router';
import { type CensusCounty, CensusState } from '#server/exchange/census/censusContract.ts';
import { useCensusWords } from './words.ts';

/** Progress by county; the number that waits leads to its queue. */
export function ProgressTable({ counties }: { counties: readonly CensusCounty[] }) {
  const say = useCensusWords();
  const sum = (of: (county: CensusCounty) => number) => counties.reduce((all, county) => all + of(county), 0);
  return (
    <div className="panel census-progress">
      <h2>{say('progress')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section className="census-scroll" aria-label={say('progress')} tabIndex={0}>
        <table className="census-table">
          <thead>
            <tr>
              <th scope="col">{say('county')}</th>
              <th scope="col">{say('records')}</th>
              {CensusState.options.map((state) => (
                <th key={state} scope="col">
                  {say(`state.${state}`)}
                </th>
              ))}
              <th scope="col">{say('withDefects')}</th>
              <th scope="col">{say('unchecked')}</th>
            </tr>
          </thead>
          <tbody>
            {counties.map((county) => (
              <CountyRow key={county.countyCode} county={county} />
            ))}
          </tbody>
          {counties.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row">{say('total')}</th>
                <td>{sum(({ records }) => records)}</td>
                {CensusState.options.map((state) => (
                  <td key={state}>{sum(({ states }) => states[state])}</td>
                ))}
                <td>{sum(({ withDefects }) => withDefects)}</td>
                <td>{sum(({ unchecked }) => unchecked)}</td>
              </tr>
            </tfoot>
          )}
        </table>
      </section>
    </div>
  );
}

function CountyRow({ county }: { county: CensusCounty }) {
  const say = useCensusWords();
  const { countyCode, countyName, records, states, withDefects, unchecked } = county;
  return (
    <tr>
      <th scope="row">{countyName}</th>
      <td>{records}</td>
      {CensusState.options.map((state) => (
        <td key={state}>
          {state === 'pending' && states.pending > 0 ? (
            <Link
              to={`/census?county=${countyCode}&state=pending`}
              aria-label={say('showQueue', { county: countyName, n: states.pending })}
            >
              {states.pending}
            </Link>
          ) : (
            states[state]
          )}
        </td>
      ))}
      <td>{withDefects}</td>
      <td>{unchecked}</td>
    </tr>
  );
}
