import { Checkbox } from 'antd';
import { Link } from 'react-router';
import type { CensusFilter } from '#server/exchange/census/censusApiContract.ts';
import type { CensusListItem } from '#server/exchange/census/censusContract.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { DefectTags, SecrecyTag, StateTag } from './Tags.tsx';
import { filterSearch } from './useCensusFilter.ts';
import { useCensusWords } from './words.ts';

interface Chosen {
  ids: readonly string[];
  isChoosable: (record: CensusListItem) => boolean;
  onChange: (ids: string[]) => void;
}
interface Props {
  records: readonly CensusListItem[];
  filter: CensusFilter;
  /** Null where nothing may be chosen. */
  chosen: Chosen | null;
}

/** Records as rows, one list for wide and narrow screens; the address of a record carries the filter on. */
export function RecordList({ records, filter, chosen }: Props) {
  const say = useCensusWords();
  return (
    <ul className="census-rows" aria-label={say('title')}>
      {records.map((record) => (
        <li key={record.id} className={chosen ? 'census-row choosable' : 'census-row'}>
          {chosen && <Choice record={record} chosen={chosen} />}
          <RowBody record={record} search={filterSearch(filter)} />
        </li>
      ))}
    </ul>
  );
}

function Choice({ record, chosen: { ids, isChoosable, onChange } }: { record: CensusListItem; chosen: Chosen }) {
  const say = useCensusWords();
  return (
    <Checkbox
      aria-label={say('choose', { name: record.name })}
      disabled={!isChoosable(record)}
      checked={ids.includes(record.id)}
      onChange={({ target }) => onChange(target.checked ? [...ids, record.id] : ids.filter((id) => id !== record.id))}
    />
  );
}

function RowBody({ record, search }: { record: CensusListItem; search: string }) {
  const say = useCensusWords();
  const sayPlace = useGazetteerWords();
  const { id, name, romanTone, categoryWord, category, divisionName, secrecy, state, isChanged } = record;
  return (
    <>
      <div>
        <Link className="record-name" to={`/census/${id}${search}`}>
          {name}
        </Link>{' '}
        <span className="roman" lang="zh-Latn-pinyin">
          {romanTone}
        </span>
        <div className="hint">
          {[categoryWord, category && sayPlace(`category.${category}`), divisionName].filter(Boolean).join(' · ')}
        </div>
      </div>
      <div className="census-tags">
        <DefectTags record={record} />
      </div>
      <div className="census-tags">
        <StateTag state={state} />
        <SecrecyTag secrecy={secrecy} />
        {isChanged && <StatusTag tone="warning">{say('changed')}</StatusTag>}
      </div>
    </>
  );
}
