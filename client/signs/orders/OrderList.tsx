import { Link } from 'react-router';
import { z } from 'zod';
import { DivisionCode, type Reply } from '#server/platform/contract.ts';
import { OrderSource, type OrderState } from '#server/signs/orders/orderContract.ts';
import { OrderFilter, OrdersApi } from '#server/signs/orders/ordersApiContract.ts';
import { useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { MoreFilters } from '../../ui/MoreFilters.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useAddressFilter } from '../../ui/useAddressFilter.ts';
import { WaitingReports } from '../reports/WaitingReports.tsx';
import { OrderTable } from './OrderTable.tsx';
import { useDefectOptions } from './useDefectOptions.ts';
import { WorkTabs } from './WorkTabs.tsx';
import { useOrderWords } from './words.ts';
import '../../ui/listPage.css';
import './orders.css';

/** The filter of the queue; its first stage are the reports that nobody has looked into. */
const QueueFilter = OrderFilter.extend({ queue: z.literal('reports').optional() });
type QueueFilter = z.infer<typeof QueueFilter>;

/** The queue of work on signs: reports to look into, then orders by their state. */
export function OrderList() {
  const say = useOrderWords();
  const may = useMay();
  const { filter, change } = useAddressFilter(QueueFilter, {});
  const { data: counts } = useCall(OrdersApi.countOrders, {});
  const { queue, ...orders } = filter;
  return (
    <>
      <WorkTabs />
      <PageHeader
        title={say('title')}
        lead={say('lead')}
        actions={
          <>
            <LinkButton to={routeAddress(orders)}>{say('route')}</LinkButton>
            {may('signs.orders') && (
              <LinkButton type="primary" to="/signs/orders/new">
                {say('newOrder')}
              </LinkButton>
            )}
          </>
        }
      />
      {counts && <Stages counts={counts} filter={filter} />}
      {queue === 'reports' ? (
        <WaitingReports />
      ) : (
        <>
          <Filters filter={filter} change={change} counts={counts} />
          <Orders filter={orders} />
        </>
      )}
    </>
  );
}

function routeAddress({ maintainer, division }: OrderFilter): string {
  const search = new URLSearchParams({ ...(maintainer ? { maintainer } : {}), ...(division ? { division } : {}) });
  return `/signs/orders/route${search.size > 0 ? `?${search}` : ''}`;
}

type Counts = Reply<typeof OrdersApi.countOrders>;
type Stage = OrderState | 'reports' | 'unfinished' | 'late';
const STAGES: readonly Stage[] = [
  ...(['reports', 'unfinished', 'open', 'assigned', 'done', 'late', 'closed', 'dropped'] as const),
];

function stageOf({ queue, state, late }: QueueFilter): Stage {
  if (queue) return 'reports';
  if (late) return 'late';
  return state ?? 'unfinished';
}

function countOf({ states, late, reports }: Counts, stage: Stage): number {
  if (stage === 'reports') return reports;
  if (stage === 'late') return late;
  return stage === 'unfinished' ? states.open + states.assigned + states.done : states[stage];
}

function addressOf(stage: Stage): string {
  if (stage === 'reports') return '?queue=reports';
  if (stage === 'late') return '?late=yes';
  return stage === 'unfinished' ? '?' : `?state=${stage}`;
}

function Stages({ counts, filter }: { counts: Counts; filter: QueueFilter }) {
  const say = useOrderWords();
  const current = stageOf(filter);
  return (
    <ul className="order-stages" aria-label={say('stages')}>
      {STAGES.map((stage) => {
        const isBad = (stage === 'late' && counts.late > 0) || (stage === 'reports' && counts.lateReports > 0);
        return (
          <li key={stage}>
            <Link to={addressOf(stage)} aria-current={stage === current ? 'page' : undefined}>
              {say(`stage.${stage}`)}
              <strong className={isBad ? 'bad' : undefined}>{countOf(counts, stage)}</strong>
              {stage === 'reports' && counts.lateReports > 0 && (
                <span className="bad">{say('stageLate', { n: counts.lateReports })}</span>
              )}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

interface FiltersProps {
  filter: QueueFilter;
  change: (part: { [K in keyof QueueFilter]?: QueueFilter[K] | undefined }) => void;
  counts: Counts | undefined;
}

function Filters({ filter, change, counts }: FiltersProps) {
  const say = useOrderWords();
  const defects = useDefectOptions();
  return (
    <search className="list-filters" aria-label={say('filters')}>
      <FilterChoice
        canSearch
        label={say('maintainer')}
        all={say('allMaintainers')}
        value={filter.maintainer}
        onChange={(maintainer) => change({ maintainer })}
        options={(counts?.maintainers ?? []).map(({ name, orders }) => ({
          value: name,
          label: `${name}（${orders}）`,
        }))}
      />
      <MoreFilters chosen={[filter.defect, filter.division, filter.source]}>
        <FilterChoice
          label={say('defect')}
          all={say('allDefects')}
          value={filter.defect}
          onChange={(defect) => change({ defect })}
          options={defects}
        />
        <FilterChoice
          label={say('division')}
          all={say('allDivisions')}
          value={filter.division}
          onChange={(division) => change({ division })}
          options={(counts?.counties ?? []).map(({ code, name, orders }) => ({
            value: DivisionCode.parse(code),
            label: `${name}（${orders}）`,
          }))}
        />
        <FilterChoice
          label={say('source')}
          all={say('allSources')}
          value={filter.source}
          onChange={(source) => change({ source })}
          options={OrderSource.options.map((value) => ({ value, label: say(`source.${value}`) }))}
        />
      </MoreFilters>
    </search>
  );
}

function Orders({ filter }: { filter: OrderFilter }) {
  const say = useOrderWords();
  const pages = usePages(OrdersApi.listOrders, filter);
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <PagedList pages={pages} empty={empty}>
      {(orders) => <OrderTable orders={orders} />}
    </PagedList>
  );
}
