import type { TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { DueFilter, DueItem } from '#server/naming/dueList/contract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { ClockLight } from '../../ui/ClockLight.tsx';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { UnverifiedMark } from '../UnverifiedMark.tsx';
import { pathOfLimit } from './address.ts';
import { useDueWords } from './words.ts';

interface Props {
  items: readonly DueItem[];
  whose: DueFilter['whose'];
}

/** Limits as rows; a click anywhere in a row opens it where it can be met. */
export function DueTable({ items, whose }: Props) {
  const say = useDueWords();
  return <RecordTable fits label={say('caption')} columns={useColumns(whose)} records={items} to={pathOfLimit} />;
}

function useColumns(whose: Props['whose']): TableColumnsType<DueItem> {
  const say = useDueWords();
  return [
    { key: 'due', title: say('column.due'), className: 'whole', render: (_, item) => <Due item={item} /> },
    { key: 'task', title: say('column.task'), render: (_, item) => <Task item={item} /> },
    { key: 'subject', title: say('column.subject'), render: (_, item) => <Subject item={item} /> },
    { key: 'office', title: say('column.office'), render: (_, item) => <Office item={item} whose={whose} /> },
    { key: 'division', title: say('column.division'), className: 'whole', dataIndex: 'divisionName' },
    { key: 'basis', title: say('column.basis'), render: (_, item) => <Basis item={item} /> },
  ];
}

/** The same limits for a narrow screen. */
export function DueCards({ items, whose }: Props) {
  const say = useDueWords();
  return (
    <ul className="card-list" aria-label={say('caption')}>
      {items.map((item) => (
        <li key={item.id} className="card-item due-card">
          <Due item={item} />
          <Subject item={item} />
          <Task item={item} />
          <p>
            <Office item={item} whose={whose} /> · {item.divisionName}
          </p>
          <Basis item={item} />
        </li>
      ))}
    </ul>
  );
}

const Due = ({ item: { light, dueOn, left, unit } }: { item: DueItem }) => (
  <ClockLight light={light} dueOn={dueOn} left={{ units: left, unit }} />
);

function Task({ item: { task, label, labelEn } }: { item: DueItem }) {
  const say = useDueWords();
  const language = useLanguage();
  return (
    <div>
      <strong>{say(`task.${task}`)}</strong>
      <div className="hint">{language === 'en' ? labelEn : label}</div>
    </div>
  );
}

function Subject({ item }: { item: DueItem }) {
  const say = useDueWords();
  const language = useLanguage();
  const name = language === 'en' ? item.nameEn : item.name;
  return (
    <div>
      <Link className="record-name" to={pathOfLimit(item)}>
        {name || item.no || say('noNumber')}
      </Link>
      <div className="hint">{item.no ?? say('noNumber')}</div>
    </div>
  );
}

/** Among the limits of others one’s own are marked. */
function Office({ item: { office, isMine }, whose }: { item: DueItem; whose: Props['whose'] }) {
  const say = useDueWords();
  return (
    <span>
      {office} {isMine && whose === 'all' && <StatusTag tone="active">{say('mine')}</StatusTag>}
    </span>
  );
}

function Basis({ item: { article, articleEn, verified } }: { item: DueItem }) {
  const language = useLanguage();
  return (
    <span className="due-basis">
      {language === 'en' ? articleEn : article} {!verified && <UnverifiedMark />}
    </span>
  );
}
