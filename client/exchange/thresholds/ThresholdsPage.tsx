import { Grid, Table, type TableColumnsType } from 'antd';
import { useSearchParams } from 'react-router';
import {
  type ListedThreshold,
  ThresholdId,
  ThresholdPart,
  ThresholdsApi,
} from '#server/exchange/thresholds/thresholdContract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useThresholdDeskWords } from './deskWords.ts';
import { ThresholdDrawer } from './ThresholdDrawer.tsx';
import { useSizeWord } from './useSizeWord.ts';
import { useSourceWord } from './useSourceWord.ts';
import { useThresholdWords } from './words.ts';
import '../../ui/listPage.css';
import './thresholds.css';

/** The sizes of data exchange by part; each opens with its history and the way to change it. */
export function ThresholdsPage() {
  const say = useThresholdDeskWords();
  const { data, error, refetch } = useCall(ThresholdsApi.list, {});
  const [search, setSearch] = useSearchParams();
  const opened = ThresholdId.safeParse(search.get('open')).data;
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingBlock rows={12} />}
      {data &&
        ThresholdPart.options.map((part) => (
          <Part
            key={part}
            part={part}
            items={data.items.filter((item) => item.part === part)}
            onOpen={(id) => setSearch({ open: id })}
          />
        ))}
      {opened && <ThresholdDrawer key={opened} id={opened} onClose={() => setSearch({})} />}
    </>
  );
}

interface PartProps {
  part: ThresholdPart;
  items: ListedThreshold[];
  onOpen: (id: ThresholdId) => void;
}

function Part({ part, items, onOpen }: PartProps) {
  const say = useThresholdDeskWords();
  const isWide = Grid.useBreakpoint().md ?? true;
  const columns = useColumns(onOpen);
  return (
    <section className="panel" aria-labelledby={`sizes-${part}`}>
      <h2 id={`sizes-${part}`} className="panel-title">
        {say(`part.${part}`)}
      </h2>
      {isWide ? (
        <Table
          aria-labelledby={`sizes-${part}`}
          rowKey="id"
          size="middle"
          columns={columns}
          dataSource={items}
          pagination={false}
        />
      ) : (
        <ul className="size-cards">
          {items.map((item) => (
            <Card key={item.id} item={item} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Card({ item, onOpen }: ItemProps) {
  const say = useThresholdDeskWords();
  const language = useLanguage();
  const sizeWord = useSizeWord();
  const sourceWord = useSourceWord();
  const { value, unit, division, source, validFrom } = item;
  return (
    <li>
      <Meaning item={item} onOpen={onOpen} />
      <p>
        <strong className="size-value">{sizeWord(value, unit)}</strong> <Standing item={item} />
      </p>
      <p className="hint">
        {[division ?? say('nation'), sourceWord(source), say('from', { day: formatDay(validFrom, language) })].join(
          ' · ',
        )}
      </p>
    </li>
  );
}

function Standing({ item: { verified } }: Pick<ItemProps, 'item'>) {
  const say = useThresholdWords();
  return <StatusTag tone={verified ? 'good' : 'plain'}>{say(verified ? 'verified' : 'unverified')}</StatusTag>;
}

function useColumns(onOpen: PartProps['onOpen']): TableColumnsType<ListedThreshold> {
  const say = useThresholdDeskWords();
  const language = useLanguage();
  const sizeWord = useSizeWord();
  const sourceWord = useSourceWord();
  return [
    { key: 'meaning', title: say('meaning'), render: (_, item) => <Meaning item={item} onOpen={onOpen} /> },
    {
      ...{ key: 'value', title: say('value'), width: 150 },
      render: (_, { value, unit }) => <strong className="size-value">{sizeWord(value, unit)}</strong>,
    },
    { key: 'scope', title: say('scope'), width: 130, render: (_, { division }) => division ?? say('nation') },
    { key: 'basis', title: say('basis'), width: 170, render: (_, { source }) => sourceWord(source) },
    {
      ...{ key: 'since', title: say('since'), width: 130 },
      render: (_, { validFrom }) => formatDay(validFrom, language),
    },
    { key: 'standing', title: say('standing'), width: 110, render: (_, item) => <Standing item={item} /> },
  ];
}

interface ItemProps {
  item: ListedThreshold;
  onOpen: PartProps['onOpen'];
}

function Meaning({ item, onOpen }: ItemProps) {
  const say = useThresholdDeskWords();
  const language = useLanguage();
  const { id, note, noteZh, plannedFrom, localValues } = item;
  return (
    <>
      <button type="button" className="size-open" onClick={() => onOpen(id)}>
        {language === 'en' ? note : noteZh}
      </button>
      {plannedFrom && <p className="hint">{say('plannedFrom', { day: formatDay(plannedFrom, language) })}</p>}
      {localValues > 0 && <p className="hint">{say('localValues', { n: localValues })}</p>}
    </>
  );
}
