import { Link, useParams } from 'react-router';
import { type Order, OrderId } from '#server/signs/orders/orderContract.ts';
import { OrdersApi } from '#server/signs/orders/ordersApiContract.ts';
import { useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { OrderActs } from './OrderActs.tsx';
import { OrderFacts } from './OrderFacts.tsx';
import { OrderHistory } from './OrderHistory.tsx';
import { OrderPhotos } from './OrderPhotos.tsx';
import { DueDay, OrderStateTag, useDefectText, useSubjectText } from './OrderTags.tsx';
import { useOrderWords } from './words.ts';
import '../../ui/listPage.css';
import './orders.css';

/** The order an address names. */
export function OrderPage() {
  const say = useOrderWords();
  const id = OrderId.safeParse(useParams().id);
  if (!id.success) {
    return (
      <p role="alert">
        {say('notFound')} <Link to="/signs/orders">{say('back')}</Link>
      </p>
    );
  }
  return <OpenedOrder key={id.data} id={id.data} />;
}

function OpenedOrder({ id }: { id: OrderId }) {
  const { data, error, refetch } = useCall(OrdersApi.getOrder, { params: { id } });
  if (data) return <OrderCard order={data} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}

/** One order: what comes next, the photographs before and after, where it is, what was done. */
function OrderCard({ order }: { order: Order }) {
  const say = useOrderWords();
  const subjectOf = useSubjectText();
  const defectOf = useDefectText();
  return (
    <>
      <nav className="crumb">
        <Link to="/signs/orders">{say('back')}</Link>
      </nav>
      <PageHeader
        title={`${subjectOf(order)} · ${order.number}`}
        tags={<OrderStateTag state={order.state} />}
        lead={
          <>
            {defectOf(order.defect)} · {say('dueOn')} <DueDay dueOn={order.dueOn} late={order.late} />
          </>
        }
      />
      <OrderActs order={order} />
      {order.defect?.code === 'F11' && <ToSupervision order={order} />}
      <div className="order-columns">
        <div>
          <OrderPhotos order={order} />
          <OrderHistory order={order} />
        </div>
        <OrderFacts order={order} />
      </div>
    </>
  );
}

/** A sign that nobody authorised is a matter of supervision too (TR art. 38); that work has its own record. */
function ToSupervision({ order }: { order: Order }) {
  const say = useOrderWords();
  const may = useMay();
  return (
    <section className="panel" aria-label={say('supervision')}>
      <p>{say('supervisionHint', { text: `${order.number}，${order.divisionName}，${order.text}` })}</p>
      {may('supervision.read') && <Link to="/supervision">{say('supervision')}</Link>}
    </section>
  );
}
