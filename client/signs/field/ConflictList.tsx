import { Grid, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { type ConflictItem, FieldOfficeApi } from '#server/signs/field/fieldApiContract.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useConflictWords } from './conflictWords.ts';
import '../../ui/listPage.css';

const addressOf = ({ id }: ConflictItem): string => `/signs/conflicts/${id}`;

/** What phones handed in that a person must settle, the longest waiting first. */
export function ConflictList() {
  const say = useConflictWords();
  const pages = usePages(FieldOfficeApi.listConflicts, {});
  const empty = (
    <EmptyState text={say('conflictsEmpty')}>
      <p className="empty-hint">{say('conflictsEmptyHint')}</p>
      <Link to="/signs/packages">{say('toPackages')}</Link>
    </EmptyState>
  );
  return (
    <>
      <PageHeader title={say('conflicts')} lead={say('conflictsLead')} />
      <PagedList pages={pages} empty={empty}>
        {(conflicts) => <Conflicts conflicts={conflicts} />}
      </PagedList>
    </>
  );
}

function Conflicts({ conflicts }: { conflicts: readonly ConflictItem[] }) {
  const say = useConflictWords();
  const isWide = Grid.useBreakpoint().md ?? true;
  const columns = useColumns();
  if (isWide) return <RecordTable label={say('conflicts')} columns={columns} records={conflicts} to={addressOf} />;
  return (
    <ul className="card-list" aria-label={say('conflicts')}>
      {conflicts.map((one) => (
        <li key={one.id} className="card-item">
          <div className="card-item-head">
            <ConflictLink one={one} />
            <Why one={one} />
          </div>
          <p>
            {one.inspector} · {formatInstant(one.happenedAt)}
          </p>
          {one.clockSuspect && <StatusTag tone="warning">▲ {say('clockSuspect')}</StatusTag>}
        </li>
      ))}
    </ul>
  );
}

function ConflictLink({ one }: { one: ConflictItem }) {
  const say = useConflictWords();
  return (
    <Link className="record-name" to={addressOf(one)}>
      {say(`kind.${one.kind}`)} {one.name}
    </Link>
  );
}

function Why({ one }: { one: ConflictItem }) {
  const say = useConflictWords();
  return <StatusTag tone="warning">▲ {say(`why.${one.conflictKind}`)}</StatusTag>;
}

function useColumns(): TableColumnsType<ConflictItem> {
  const say = useConflictWords();
  return [
    { key: 'name', title: say('title'), render: (_, one) => <ConflictLink one={one} /> },
    { key: 'why', title: say('why'), render: (_, one) => <Why one={one} /> },
    { key: 'inspector', title: say('inspector'), dataIndex: 'inspector' },
    {
      key: 'happened',
      title: say('happened'),
      render: (_, { happenedAt, clockSuspect }) => (
        <>
          {formatInstant(happenedAt)} {clockSuspect && <StatusTag tone="warning">▲ {say('clockSuspect')}</StatusTag>}
        </>
      ),
    },
    { key: 'received', title: say('received'), render: (_, { receivedAt }) => formatInstant(receivedAt) },
  ];
}
