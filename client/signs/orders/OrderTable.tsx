import { Grid, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { OrderListItem } from '#server/signs/orders/orderContract.ts';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { DueDay, OrderStateTag, useDefectText, useSubjectText } from './OrderTags.tsx';
import { useOrderWords } from './words.ts';

/** Orders as rows, or as cards where a table has no room. */
export function OrderTable({ orders }: { orders: readonly OrderListItem[] }) {
  const say = useOrderWords();
  const isWide = Grid.useBreakpoint().md ?? true;
  const columns = useColumns();
  if (!isWide) return <OrderCards orders={orders} />;
  return <RecordTable label={say('title')} columns={columns} records={orders} to={({ id }) => `/signs/orders/${id}`} />;
}

function OrderLink({ order }: { order: OrderListItem }) {
  const subjectOf = useSubjectText();
  return (
    <>
      <Link className="record-name" to={`/signs/orders/${order.id}`}>
        {subjectOf(order)}
      </Link>
      <div className="hint">{order.number}</div>
    </>
  );
}

function useColumns(): TableColumnsType<OrderListItem> {
  const say = useOrderWords();
  const defectOf = useDefectText();
  return [
    { key: 'subject', title: say('subject'), render: (_, order) => <OrderLink order={order} /> },
    { key: 'defect', title: say('defect'), render: (_, { defect }) => defectOf(defect) },
    { key: 'state', title: say('state'), render: (_, { state }) => <OrderStateTag state={state} /> },
    { key: 'due', title: say('dueOn'), render: (_, { dueOn, late }) => <DueDay dueOn={dueOn} late={late} /> },
    { key: 'maintainer', title: say('maintainer'), render: (_, { maintainer }) => maintainer ?? say('nobody') },
    { key: 'division', title: say('division'), dataIndex: 'divisionName' },
    { key: 'source', title: say('source'), render: (_, { source }) => say(`source.${source}`) },
  ];
}

/** Orders as cards, also where they stand beside other things. */
export function OrderCards({ orders }: { orders: readonly OrderListItem[] }) {
  const say = useOrderWords();
  const defectOf = useDefectText();
  return (
    <ul className="card-list" aria-label={say('title')}>
      {orders.map((order) => (
        <li key={order.id} className="card-item">
          <div className="card-item-head">
            <div>
              <OrderLink order={order} />
            </div>
            <OrderStateTag state={order.state} />
          </div>
          <p>{defectOf(order.defect)}</p>
          <p>
            {say('dueOn')} <DueDay dueOn={order.dueOn} late={order.late} /> · {order.maintainer ?? say('nobody')}
          </p>
        </li>
      ))}
    </ul>
  );
}
