import { useMemo } from 'react';
import { Link } from 'react-router';
import type { DayRoute } from '#server/signs/orders/orderContract.ts';
import { useFacts } from '../../api/session.ts';
import { boundsOf } from '../../map/boundsOf.ts';
import { MapView } from '../../map/MapView.tsx';
import { overlayOf } from '../../map/overlay.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { formatLength } from '../../ui/formatMeasure.ts';
import { DueDay, useDefectText, useSubjectText } from './OrderTags.tsx';
import { RouteSketch } from './RouteSketch.tsx';
import { useOrderWords } from './words.ts';
import './route.css';

/** A route as a paper to take along: its stops in order, the map, room for what is found and a signature. */
export function RouteSheet({ route, who }: { route: DayRoute; who: string }) {
  const say = useOrderWords();
  const language = useLanguage();
  const now = useFacts()?.now;
  const subjectOf = useSubjectText();
  const { stops, totalMetres, unplaced } = route;
  return (
    <article className="panel route-sheet">
      <h2>{say('routeFor', { who })}</h2>
      <p>
        {say('routeTotal', { n: stops.length, length: formatLength(totalMetres, language) })}
        {now && ` · ${say('sheetDay', { day: formatDay(dayOf(now), language) })}`}
      </p>
      <RouteMap route={route} />
      <RouteSketch route={route} />
      <Stops route={route} />
      {unplaced.length > 0 && <p className="hint">{say('unplaced', { list: unplaced.map(subjectOf).join('、') })}</p>}
      <footer className="route-foot">
        <span>{say('routeLead')}</span>
        <span>{say('signed')}＿＿＿＿＿＿</span>
      </footer>
    </article>
  );
}

function Stops({ route: { stops } }: { route: DayRoute }) {
  const say = useOrderWords();
  const language = useLanguage();
  const subjectOf = useSubjectText();
  const defectOf = useDefectText();
  return (
    <div className="route-scroll">
      <table>
        <thead className="head-of-blocks">
          <tr>
            <th scope="col">{say('stop')}</th>
            <th scope="col">{say('subject')}</th>
            <th scope="col">{say('defect')}</th>
            <th scope="col">{say('dueOn')}</th>
            <th scope="col">{say('coordinates')}</th>
            <th scope="col">{say('leg')}</th>
            <th scope="col" className="remark">
              {say('remark')}
            </th>
          </tr>
        </thead>
        <tbody>
          {stops.map(({ order, legMetres }, i) => (
            <tr key={order.id}>
              <td className="number" data-label={say('stop')}>
                {i + 1}
              </td>
              <td>
                <Link to={`/signs/orders/${order.id}`}>{subjectOf(order)}</Link>
                <div className="hint">{order.number}</div>
              </td>
              <td>
                {defectOf(order.defect)}
                <div className="hint">{order.text}</div>
              </td>
              <td data-label={say('dueOn')}>
                <DueDay dueOn={order.dueOn} late={order.late} />
              </td>
              <td className="number" data-label={say('coordinates')}>
                {order.position?.map((degrees) => degrees.toFixed(6)).join(', ')}
              </td>
              <td className="number" data-label={say('leg')}>
                {i === 0 && legMetres === 0 ? '—' : formatLength(legMetres, language)}
              </td>
              <td className="remark" />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RouteMap({ route: { stops } }: { route: DayRoute }) {
  const say = useOrderWords();
  const { overlays, bounds } = useMemo(() => {
    const points = stops.flatMap(({ order: { id, position } }, i) =>
      position ? [{ key: id, name: String(i + 1), geometry: { type: 'Point' as const, coordinates: position } }] : [],
    );
    const line = { type: 'LineString' as const, coordinates: points.map(({ geometry }) => geometry.coordinates) };
    const way = points.length > 1 ? [{ key: 'way', name: '', geometry: line }] : [];
    return {
      overlays: [overlayOf('context', way), overlayOf('sign', points)],
      bounds: boundsOf(points.map(({ geometry }) => geometry)),
    };
  }, [stops]);
  return (
    <div className="route-map">
      <MapView label={say('mapRoute')} height="340px" bounds={bounds} overlays={overlays} hideTable />
    </div>
  );
}
