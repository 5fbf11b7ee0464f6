import type { SignId } from '#server/signs/contract.ts';
import { SignInspectionsApi } from '#server/signs/inspections/inspectionContract.ts';
import { OrdersApi } from '#server/signs/orders/ordersApiContract.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { OrderCards } from '../orders/OrderTable.tsx';
import { InspectionCards } from './InspectionCards.tsx';
import { useInspectionWords } from './words.ts';
import '../../ui/listPage.css';

/** The orders and inspections of one sign, for its page. */
export function SignWork({ signId }: { signId: SignId }) {
  const say = useInspectionWords();
  const may = useMay();
  const orders = usePages(OrdersApi.listOrders, { sign: signId, limit: 10 });
  const inspections = usePages(SignInspectionsApi.listSignInspections, { sign: signId, limit: 5 });
  return (
    <section className="panel" aria-labelledby="sign-work">
      <div className="signs-head">
        <h2 id="sign-work">{say('ofSign')}</h2>
        {may('signs.orders') && <LinkButton to={`/signs/orders/new?sign=${signId}`}>{say('newOrder')}</LinkButton>}
      </div>
      <h3>{say('ordersOfSign')}</h3>
      <PagedList pages={orders} empty={<p className="hint">{say('noOrders')}</p>} rows={2}>
        {(items) => <OrderCards orders={items} />}
      </PagedList>
      <h3>{say('lastInspections')}</h3>
      <PagedList pages={inspections} empty={<p className="hint">{say('noInspections')}</p>} rows={2}>
        {(items) => <InspectionCards inspections={items} />}
      </PagedList>
    </section>
  );
}
