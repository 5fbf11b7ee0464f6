import { Button, Input, Table, type TableColumnsType, Tabs } from 'antd';
import { useState } from 'react';
import { HeldName, ReservationApi, type ToponymPlan } from '#server/naming/reservations/reservationContract.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { PlanDialog } from './PlanDialog.tsx';
import { useReservationWords } from './words.ts';
import '../../ui/listPage.css';
import './reservations.css';

/** Names held for later, and the plans that hold them; a naming begins from a free one. */
export function ReservationsPage() {
  const say = useReservationWords();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <PageHeader
        title={say('title')}
        lead={say('lead')}
        actions={
          may('naming.keep-plans') && (
            <Button type="primary" onClick={() => setOpen(true)}>
              {say('register')}
            </Button>
          )
        }
      />
      <Tabs
        items={[
          { key: 'held', label: say('held'), children: <HeldNames /> },
          { key: 'plans', label: say('plans'), children: <Plans /> },
        ]}
      />
      {isOpen && <PlanDialog onClose={() => setOpen(false)} />}
    </>
  );
}

type State = HeldName['state'];
const STATES = HeldName.shape.state.options;
const TONE: Record<State, Tone> = { free: 'good', drawn: 'active', used: 'plain', expired: 'plain' };

function HeldNames() {
  const say = useReservationWords();
  const [q, setQ] = useState('');
  const [state, setState] = useState<State | undefined>('free');
  const pages = usePages(ReservationApi.heldNames, { ...(q ? { q } : {}), ...(state ? { state } : {}) });
  const columns = useColumns();
  return (
    <>
      <search className="list-filters" aria-label={say('held')}>
        <Input.Search
          allowClear
          aria-label={say('search')}
          placeholder={say('search')}
          onSearch={(next) => setQ(next.trim())}
        />
        <FilterChoice
          label={say('state')}
          all={say('allStates')}
          value={state}
          onChange={setState}
          options={STATES.map((value) => ({ value, label: say(`state.${value}`) }))}
        />
      </search>
      <PagedList
        pages={pages}
        empty={
          <EmptyState text={say('empty')}>
            <p className="empty-hint">{say('emptyHint')}</p>
          </EmptyState>
        }
      >
        {(items) => (
          <Table
            className="record-table"
            aria-label={say('caption')}
            rowKey="id"
            columns={columns}
            dataSource={items}
            pagination={false}
            scroll={{ x: 'max-content' }}
          />
        )}
      </PagedList>
    </>
  );
}

function useColumns(): TableColumnsType<HeldName> {
  const say = useReservationWords();
  const sayPlace = useGazetteerWords();
  const language = useLanguage();
  return [
    { key: 'name', title: say('name'), render: (_, { name }) => <strong>{name}</strong> },
    { key: 'roman', title: say('roman'), dataIndex: 'romanTone' },
    { key: 'category', title: say('category'), render: (_, { category }) => sayPlace(`category.${category}`) },
    { key: 'division', title: say('division'), dataIndex: 'divisionName' },
    { key: 'heldBy', title: say('heldBy'), dataIndex: 'heldBy' },
    {
      key: 'expiresOn',
      title: say('expiresOn'),
      render: (_, { expiresOn }) => (expiresOn ? formatDay(expiresOn, language) : say('noEnd')),
    },
    {
      key: 'state',
      title: say('state'),
      render: (_, { state }) => <StatusTag tone={TONE[state]}>{say(`state.${state}`)}</StatusTag>,
    },
    { key: 'draw', title: '', render: (_, held) => <Draw held={held} /> },
  ];
}

function Draw({ held }: { held: HeldName }) {
  const say = useReservationWords();
  const may = useMay();
  if (held.state !== 'free' || !may('naming.apply')) return null;
  const search = new URLSearchParams({
    ...{ draws: held.id, category: held.category, name: held.name, division: held.divisionCode },
  });
  return (
    <LinkButton to={`/apply?${search}`} aria-label={say('drawName', { name: held.name })}>
      {say('draw')}
    </LinkButton>
  );
}

function Plans() {
  const say = useReservationWords();
  const language = useLanguage();
  const pages = usePages(ReservationApi.plans, {});
  const columns: TableColumnsType<ToponymPlan> = [
    {
      key: 'title',
      title: say('planTitle'),
      className: 'plan-title',
      render: (_, { title }) => <strong>{title}</strong>,
    },
    { key: 'names', title: say('held'), render: (_, { names, free }) => say('free', { names, free }) },
    { key: 'division', title: say('division'), dataIndex: 'divisionName' },
    { key: 'documentNo', title: say('documentNo'), dataIndex: 'documentNo' },
    { key: 'approver', title: say('approver'), dataIndex: 'approver' },
    { key: 'approvedOn', title: say('approvedOn'), render: (_, { approvedOn }) => formatDay(approvedOn, language) },
    {
      key: 'endsOn',
      title: say('expiresOn'),
      render: (_, { endsOn }) => (endsOn ? formatDay(endsOn, language) : say('noEnd')),
    },
  ];
  return (
    <PagedList pages={pages} empty={<EmptyState text={say('plansEmpty')} />}>
      {(items) => (
        <Table
          className="record-table"
          aria-label={say('plansCaption')}
          rowKey="id"
          columns={columns}
          dataSource={items}
          pagination={false}
          scroll={{ x: 'max-content' }}
        />
      )}
    </PagedList>
  );
}
