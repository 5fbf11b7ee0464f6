import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Order } from '#server/signs/orders/orderContract.ts';
import { useMay } from '../../api/session.ts';
import { useCodeLabel } from '../../gazetteer/useCodeList.ts';
import { MapView } from '../../map/MapView.tsx';
import { overlayOf } from '../../map/overlay.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { SignStatusTag } from '../SignStatusTag.tsx';
import { useSubjectText } from './OrderTags.tsx';
import { useOrderWords } from './words.ts';

/** Where an order is and everything else on record. */
export function OrderFacts({ order }: { order: Order }) {
  const say = useOrderWords();
  return (
    <section className="panel" aria-labelledby="order-facts">
      <h2 id="order-facts">{say('facts')}</h2>
      {order.position ? (
        <OrderMap order={order} position={order.position} />
      ) : (
        <p className="hint">{say('noPosition')}</p>
      )}
      <p className="order-quote">{order.text}</p>
      <Facts order={order} />
      <FromReports order={order} />
    </section>
  );
}

function OrderMap({ order, position }: { order: Order; position: [number, number] }) {
  const say = useOrderWords();
  const subjectOf = useSubjectText();
  const [lon, lat] = position;
  const name = subjectOf(order);
  const overlays = useMemo(
    () => [overlayOf('sign', [{ key: order.id, name, geometry: { type: 'Point', coordinates: [lon, lat] } }])],
    [order.id, name, lon, lat],
  );
  return <MapView label={say('mapOf')} height="260px" center={[lon, lat]} zoom={15} overlays={overlays} hideTable />;
}

function Facts({ order }: { order: Order }) {
  const say = useOrderWords();
  const { sign, position, doneAt, closedAt } = order;
  const by = (person: string | null, at: string | null) => at && `${person ?? ''} · ${formatInstant(at)}`;
  return (
    <DefinitionList
      items={[
        {
          term: say('subject'),
          value: sign && (
            <>
              <Link to={`/signs/${sign.id}`}>
                {sign.name} {sign.number}
              </Link>{' '}
              <SignStatusTag status={sign.status} />
            </>
          ),
        },
        { term: say('division'), value: order.divisionName },
        { term: say('position'), value: position && `${position[0].toFixed(6)}, ${position[1].toFixed(6)}` },
        { term: say('source'), value: say(`source.${order.source}`) },
        { term: say('created'), value: formatInstant(order.createdAt) },
        { term: say('dueGround'), value: order.dueGround },
        { term: say('maintainer'), value: order.maintainer },
        { term: say('assignedAt'), value: order.assignedAt && formatInstant(order.assignedAt) },
        { term: say('doneBy'), value: by(order.doneBy, doneAt) },
        { term: say('done'), value: order.doneNote },
        { term: say('closedBy'), value: by(order.closedBy, closedAt) },
        { term: say('closing'), value: order.closingNote },
      ].filter(({ value }) => value)}
    />
  );
}

function FromReports({ order: { reports } }: { order: Order }) {
  const say = useOrderWords();
  const kindOf = useCodeLabel('sign-reports');
  const may = useMay();
  if (reports.length === 0) return null;
  return (
    <>
      <h3>{say('fromReport')}</h3>
      <ul className="card-list">
        {reports.map(({ id, kind, text, at }) => (
          <li key={id} className="card-item">
            {may('signs.orders') ? <Link to={`/signs/orders/reports/${id}`}>{kindOf(kind)}</Link> : kindOf(kind)}
            <p>{text}</p>
            <p className="hint">{formatInstant(at)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
