import { useState } from 'react';
import { Link } from 'react-router';
import {
  type ThresholdItem,
  ThresholdsApi,
  type UsedThresholds,
} from '#server/exchange/thresholds/thresholdContract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useSizeWord } from './useSizeWord.ts';
import { useSourceWord } from './useSourceWord.ts';
import { useThresholdWords } from './words.ts';
import './thresholds.css';

/** The sizes by which an import was judged, beside those in force now, each with its source. Read when it is opened. */
export function SizesUsed({ used }: { used: UsedThresholds }) {
  const say = useThresholdWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="sizes-used" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('title')}</summary>
      {isOpen && <Sizes used={used} />}
    </details>
  );
}

function Sizes({ used }: { used: UsedThresholds }) {
  const say = useThresholdWords();
  const { data, error, refetch } = useCall(ThresholdsApi.list, {});
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingBlock rows={4} />;
  const items = data.items.filter(({ part }) => part === 'imports');
  const isChanged = items.some(({ id, value }) => used[id] !== undefined && used[id] !== value);
  return (
    <>
      <p className="hint">{say('lead')}</p>
      <table>
        <thead className="head-of-blocks">
          <tr>
            <th scope="col">{say('meaning')}</th>
            <th scope="col">{say('used')}</th>
            {isChanged && <th scope="col">{say('now')}</th>}
            <th scope="col">{say('basis')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Size key={item.id} item={item} used={used[item.id]} isChanged={isChanged} />
          ))}
        </tbody>
      </table>
      <p>
        <Link to="/exchange-thresholds">{say('all')}</Link>
      </p>
    </>
  );
}

interface SizeProps {
  item: ThresholdItem;
  used: number | undefined;
  isChanged: boolean;
}

function Size({ item, used, isChanged }: SizeProps) {
  const say = useThresholdWords();
  const language = useLanguage();
  const { value, unit, note, noteZh, source, verified, jurisdiction, validFrom } = item;
  const sizeWord = useSizeWord();
  const sourceWord = useSourceWord();
  const said = (size: number) => sizeWord(size, unit);
  const basis = [
    sourceWord(source),
    say(verified ? 'verified' : 'unverified'),
    jurisdiction,
    formatDay(validFrom, language),
  ];
  return (
    <tr>
      <th scope="row">{language === 'en' ? note : noteZh}</th>
      <td>{used === undefined ? '–' : said(used)}</td>
      {isChanged && <td>{said(value)}</td>}
      <td>{basis.join(' · ')}</td>
    </tr>
  );
}
