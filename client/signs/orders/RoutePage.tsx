import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { z } from 'zod';
import { DivisionCode } from '#server/platform/contract.ts';
import type { OrderListItem } from '#server/signs/orders/orderContract.ts';
import { OrdersApi, RouteQuery } from '#server/signs/orders/ordersApiContract.ts';
import { urlOf } from '../../api/call.ts';
import { useCall } from '../../api/query.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Field } from '../../ui/Field.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useAddressFilter } from '../../ui/useAddressFilter.ts';
import { useDefectText, useSubjectText } from './OrderTags.tsx';
import { RouteSheet } from './RouteSheet.tsx';
import { useOrderWords } from './words.ts';
import './route.css';
import '../../ui/listPage.css';
import './orders.css';

const Filter = z.strictObject({
  maintainer: z.string().max(100).optional(),
  division: DivisionCode.optional(),
  /** `lon,lat` where the day begins. */
  start: z.string().max(40).optional(),
});
const MOST_STOPS = 60;

/** Unfinished orders of somebody, or of a county, in the order of a day's way. */
export function RoutePage() {
  const say = useOrderWords();
  const { filter, change } = useAddressFilter(Filter, {});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { maintainer, division } = filter;
  const query = { limit: 200, ...(maintainer ? { maintainer } : {}), ...(division ? { division } : {}) };
  const { data, error, refetch } = useCall(OrdersApi.listOrders, { query }, { keepPrevious: true });
  const placed = (data?.items ?? []).filter(({ position }) => position !== null);
  const chosen = placed.filter(({ id }) => !left.has(id));
  const toggle = (id: string) =>
    setLeft((was) => (was.has(id) ? new Set([...was].filter((one) => one !== id)) : new Set([...was, id])));
  return (
    <>
      <nav className="crumb">
        <Link to="/signs/orders">{say('back')}</Link>
      </nav>
      <PageHeader title={say('routeTitle')} lead={say('routeLead')} />
      <RouteFilters filter={filter} change={change} />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingBlock rows={6} />}
      {data && placed.length === 0 && (
        <EmptyState text={say('routeEmpty')}>
          <p className="empty-hint">{say('routeEmptyHint')}</p>
        </EmptyState>
      )}
      {placed.length > 0 && <Choice orders={placed} left={left} toggle={toggle} />}
      {chosen.length > MOST_STOPS && <p className="hint no-print">{say('routeMost')}</p>}
      {chosen.length > 0 && (
        <Route who={maintainer ?? say('everybody')} orders={chosen.slice(0, MOST_STOPS)} start={filter.start} />
      )}
    </>
  );
}

interface FiltersProps {
  filter: z.infer<typeof Filter>;
  change: (part: {
    maintainer?: string | undefined;
    division?: DivisionCode | undefined;
    start?: string | undefined;
  }) => void;
}

function RouteFilters({ filter, change }: FiltersProps) {
  const say = useOrderWords();
  const { data: counts } = useCall(OrdersApi.countOrders, {});
  const isWrong = filter.start !== undefined && !RouteQuery.shape.start.safeParse(filter.start).success;
  return (
    <search className="list-filters route-filters no-print" aria-label={say('filters')}>
      <Field label={say('maintainer')}>
        {(control) => (
          <Select
            allowClear
            showSearch
            {...control}
            placeholder={say('allMaintainers')}
            value={filter.maintainer ?? null}
            onChange={(maintainer: string | undefined) => change({ maintainer })}
            options={(counts?.maintainers ?? []).map(({ name, orders }) => ({
              value: name,
              label: `${name} (${orders})`,
            }))}
            popupMatchSelectWidth={false}
          />
        )}
      </Field>
      <Field label={say('division')}>
        {(control) => (
          <Select
            allowClear
            {...control}
            placeholder={say('allDivisions')}
            value={filter.division ?? null}
            onChange={(division: string | undefined) => change({ division: DivisionCode.safeParse(division).data })}
            options={(counts?.counties ?? []).map(({ code, name, orders }) => ({
              value: code,
              label: `${name} (${orders})`,
            }))}
          />
        )}
      </Field>
      <Field label={say('start')} help={say('startHint')} error={isWrong ? say('startWrong') : undefined}>
        {(control) => (
          <Input.Search
            {...control}
            allowClear
            defaultValue={filter.start ?? ''}
            onSearch={(typed) => change({ start: typed.replaceAll(/[\s，]+/g, ',').trim() || undefined })}
          />
        )}
      </Field>
    </search>
  );
}

interface ChoiceProps {
  orders: readonly OrderListItem[];
  left: ReadonlySet<string>;
  toggle: (id: string) => void;
}

function Choice({ orders, left, toggle }: ChoiceProps) {
  const say = useOrderWords();
  const subjectOf = useSubjectText();
  const defectOf = useDefectText();
  return (
    <details className="panel no-print">
      <summary>{say('chosen', { n: orders.filter(({ id }) => !left.has(id)).length })}</summary>
      <ul className="route-choice">
        {orders.map((order) => (
          <li key={order.id}>
            <Checkbox checked={!left.has(order.id)} onChange={() => toggle(order.id)}>
              {subjectOf(order)} · {defectOf(order.defect)}
            </Checkbox>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Route({ who, orders, start }: { who: string; orders: readonly OrderListItem[]; start: string | undefined }) {
  const say = useOrderWords();
  const isStart = start !== undefined && RouteQuery.shape.start.safeParse(start).success;
  const query = { orders: orders.map(({ id }) => id).join(','), ...(isStart ? { start } : {}) };
  const { data, error } = useCall(OrdersApi.dayRoute, { query }, { keepPrevious: true });
  if (error && !data) return <ProblemAlert error={error} />;
  if (!data) return <LoadingBlock rows={6} />;
  return (
    <>
      <div className="order-acts route-acts no-print">
        <Button type="primary" onClick={() => window.print()}>
          {say('print')}
        </Button>
        {(['gpx', 'geojson'] as const).map((format) => (
          <Button key={format} href={urlOf(OrdersApi.dayRouteFile, { query: { ...query, format } })} download>
            {say(format)}
          </Button>
        ))}
      </div>
      <RouteSheet route={data} who={who} />
    </>
  );
}
