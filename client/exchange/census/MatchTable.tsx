import { Button } from 'antd';
import { Link } from 'react-router';
import type { CensusRecord, RegisterMatch } from '#server/exchange/census/censusContract.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useFieldWords } from './fieldWords.ts';
import { useCensusWords } from './words.ts';

interface Props {
  record: CensusRecord;
  /** Null where the reader may decide nothing. */
  onMerge: ((placeId: string) => void) | null;
}

/** The record beside places of the register that may be the same entity, line by line. */
export function MatchTable({ record, onMerge }: Props) {
  const say = useCensusWords();
  const sayField = useFieldWords();
  const { matches, fields } = record;
  const isOpen = record.state === 'pending' || record.state === 'sent_back';
  const text = (field: string) => [fields[field] ?? ''].flat().join('；');
  return (
    <div className="panel no-print">
      <h2>{say('matches')}</h2>
      {matches.length === 0 ? (
        <p className="hint">{say('noMatches')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
        <section className="census-scroll" aria-label={say('matches')} tabIndex={0}>
          <table className="census-table census-matches">
            <thead>
              <tr>
                <td />
                <th scope="col">{say('thisRecord')}</th>
                {matches.map((match) => (
                  <th key={match.placeId} scope="col">
                    <Link to={`/places/${match.placeId}`}>{match.name}</Link>
                    <Likeness match={match} />
                    {onMerge && isOpen && match.status !== 'reserved' && (
                      <div>
                        <Button size="small" onClick={() => onMerge(match.placeId)}>
                          {say('mergeHere')}
                        </Button>
                      </div>
                    )}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <Line
                label={sayField('roman_plain')}
                own={record.romanTone}
                of={({ romanTone }) => romanTone}
                {...{ matches }}
              />
              <CategoryLines record={record} />
              <Line
                label={say('division')}
                own={record.divisionName}
                of={({ divisionName }) => divisionName}
                {...{ matches }}
              />
              <Line
                label={say('placeCode')}
                own={record.placeCode}
                of={({ placeCode }) => placeCode}
                {...{ matches }}
              />
              <Line
                label={sayField('meaning_text')}
                own={text('meaning_text')}
                of={({ meaning }) => meaning}
                {...{ matches }}
              />
              <Line
                label={sayField('history_text')}
                own={text('history_text')}
                of={({ history }) => history}
                {...{ matches }}
              />
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

interface LineProps {
  label: string;
  own: string | null;
  matches: readonly RegisterMatch[];
  of: (match: RegisterMatch) => string | null;
}

function Line({ label, own, matches, of }: LineProps) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{own || '—'}</td>
      {matches.map((match) => (
        <td key={match.placeId}>{of(match) || '—'}</td>
      ))}
    </tr>
  );
}

function CategoryLines({ record: { category, categoryWord, matches } }: { record: CensusRecord }) {
  const say = useCensusWords();
  const sayPlace = useGazetteerWords();
  const own = [categoryWord, category && sayPlace(`category.${category}`)].filter(Boolean).join(' → ');
  const statuses = { standard: 'standard', census_only: 'census_only', reserved: 'reserved' } as const;
  return (
    <>
      <Line
        label={say('category')}
        own={own}
        matches={matches}
        of={(match) => sayPlace(`category.${match.category}`)}
      />
      <Line
        label={say('status')}
        own={null}
        matches={matches}
        of={({ status }) =>
          status === 'standard' || status === 'census_only' || status === 'reserved'
            ? sayPlace(`nameStatus.${statuses[status]}`)
            : status
        }
      />
    </>
  );
}

function Likeness({ match: { sameCode, sameName, sameSound, metres } }: { match: RegisterMatch }) {
  const say = useCensusWords();
  return (
    <div className="census-tags">
      {sameCode && <StatusTag tone="active">{say('sameCode')}</StatusTag>}
      {sameName && <StatusTag tone="active">{say('sameName')}</StatusTag>}
      {!sameName && sameSound && <StatusTag>{say('sameSound')}</StatusTag>}
      {metres !== null && <StatusTag>{say('metres', { n: Math.round(metres) })}</StatusTag>}
    </div>
  );
}
