import { Grid, Table, type TableColumnsType } from 'antd';
import { type BatchId, type BatchRow, NameBatchApi } from '#server/detection/batchContract.ts';
import type { Level } from '#server/detection/contract.ts';
import { usePages } from '../../api/usePages.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { LevelTag } from '../LevelTag.tsx';
import { useBatchWords } from './words.ts';

/** The names of a batch with their verdicts, as they stand in the file. */
export function BatchRows({ id, level }: { id: BatchId; level: Level | undefined }) {
  const say = useBatchWords();
  const isWide = Grid.useBreakpoint().md ?? true;
  const pages = usePages(NameBatchApi.rows, level ? { level } : {}, { id });
  return (
    <PagedList pages={pages} empty={<EmptyState text={say('noRows')} />}>
      {(rows) => (isWide ? <Rows rows={rows} /> : <RowCards rows={rows} />)}
    </PagedList>
  );
}

/** Advice in the language of the screen; batches from before there were two have Chinese alone. */
function useAdvice(): (row: Pick<BatchRow, 'advice' | 'adviceEn'>) => string {
  const inEnglish = useLanguage() === 'en';
  return ({ advice, adviceEn }) => (inEnglish ? (adviceEn ?? advice) : advice);
}

function Rows({ rows }: { rows: readonly BatchRow[] }) {
  const say = useBatchWords();
  const { listed } = usePunctuation();
  const adviceOf = useAdvice();
  const columns: TableColumnsType<BatchRow> = [
    { key: 'position', className: 'whole', title: say('position'), dataIndex: 'position', align: 'right' },
    { key: 'name', title: say('name'), render: (_, { name }) => <span className="record-name">{name}</span> },
    { key: 'level', className: 'whole', title: say('level'), render: (_, row) => <LevelTag level={row.level} /> },
    { key: 'classes', className: 'whole', title: say('classes'), render: (_, row) => listed(row.classes) },
    { key: 'advice', title: say('advice'), render: (_, row) => adviceOf(row) },
    { key: 'rules', title: say('rules'), render: (_, row) => listed(row.rules) },
  ];
  return (
    <Table
      className="batch-rows"
      aria-label={say('rows')}
      rowKey="position"
      size="small"
      columns={columns}
      dataSource={rows}
      pagination={false}
    />
  );
}

function RowCards({ rows }: { rows: readonly BatchRow[] }) {
  const say = useBatchWords();
  const { listed } = usePunctuation();
  const adviceOf = useAdvice();
  return (
    <ul className="card-list" aria-label={say('rows')}>
      {rows.map(({ position, name, level, rules, ...said }) => (
        <li key={position} className="card-item">
          <div className="card-item-head">
            <span className="record-name">{name}</span>
            <LevelTag level={level} />
          </div>
          {said.advice !== '' && <p>{adviceOf(said)}</p>}
          {rules.length > 0 && <p className="hint">{listed(rules)}</p>}
        </li>
      ))}
    </ul>
  );
}
