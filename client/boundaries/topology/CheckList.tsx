import { Grid, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { TopologyApi, type TopologyCheck } from '#server/boundaries/topology/topologyContract.ts';
import { useSession } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { CheckState } from './CheckState.tsx';
import { KindCounts } from './KindCounts.tsx';
import { StartCheck } from './StartCheck.tsx';
import { useTopologyWords } from './words.ts';
import '../../ui/listPage.css';
import './topology.css';

/** Where a check begins, and what was checked before. */
export function CheckList() {
  const say = useTopologyWords();
  const { data: me } = useSession();
  const pages = usePages(TopologyApi.list, {});
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} />
      {me?.permissions.includes('boundaries.check') && <StartCheck />}
      <h2>{say('list')}</h2>
      <PagedList pages={pages} empty={empty} rows={4}>
        {(checks) => <Checks checks={checks} />}
      </PagedList>
    </>
  );
}

const addressOf = ({ id }: TopologyCheck): string => `/boundaries/topology/${id}`;

function Checks({ checks }: { checks: readonly TopologyCheck[] }) {
  const say = useTopologyWords();
  const isWide = Grid.useBreakpoint().md ?? true;
  const columns: TableColumnsType<TopologyCheck> = [
    { key: 'checked', title: say('checked'), render: (_, check) => <CheckLink check={check} /> },
    { key: 'state', title: say('state'), render: (_, check) => <CheckState check={check} /> },
    { key: 'found', title: say('found'), render: (_, check) => <KindCounts check={check} /> },
    { key: 'by', title: say('by'), dataIndex: 'madeBy' },
    { key: 'at', title: say('at'), render: (_, { startedAt }) => formatInstant(startedAt) },
  ];
  if (isWide) return <RecordTable label={say('list')} columns={columns} records={checks} to={addressOf} />;
  return (
    <ul className="card-list" aria-label={say('list')}>
      {checks.map((check) => (
        <li key={check.id} className="card-item">
          <div className="card-item-head">
            <CheckLink check={check} />
            <CheckState check={check} />
          </div>
          <p>
            <KindCounts check={check} />
          </p>
          <p className="hint">
            {check.madeBy} · {formatInstant(check.startedAt)}
          </p>
        </li>
      ))}
    </ul>
  );
}

function CheckLink({ check }: { check: TopologyCheck }) {
  const say = useTopologyWords();
  const level = check.level === 'county' || check.level === 'township' ? ` · ${say(`level.${check.level}`)}` : '';
  return (
    <Link className="record-name" to={addressOf(check)}>
      {check.title}
      {level}
    </Link>
  );
}
