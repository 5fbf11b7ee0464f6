import { WithPackage } from '../newSign/WithPackage.tsx';
import { useOutbox } from '../outbox/useOutbox.ts';
import { Frame } from '../ui/Frame.tsx';
import type { Item, JointInspection } from './markerEntries.ts';
import { useMarkerWords } from './words.ts';

/** The joint inspections of the package, each with its markers and stretches. */
export function MarkersScreen() {
  const say = useMarkerWords();
  return (
    <WithPackage title={say('title')} back="/tools">
      {({ jointInspections }) => (
        <Frame title={say('title')} back="/tools">
          {jointInspections.length === 0 && <p className="empty">{say('none')}</p>}
          {jointInspections.length > 0 && <p className="hint">{say('twoPhones')}</p>}
          {jointInspections.map((inspection) => (
            <Line key={inspection.id} inspection={inspection} />
          ))}
        </Frame>
      )}
    </WithPackage>
  );
}

function Line({ inspection }: { inspection: JointInspection }) {
  const say = useMarkerWords();
  const { records } = useOutbox();
  const recorded = new Set(
    (records ?? []).flatMap(({ payload, state }) =>
      payload.kind === 'marker_item' && state !== 'refused' ? [payload.itemId] : [],
    ),
  );
  const stateOf = ({ id, result }: Item) => (recorded.has(id) ? 'recorded' : result === null ? 'open' : 'byOther');
  return (
    <section aria-label={inspection.lineName}>
      <h2>{inspection.lineName}</h2>
      <p className="hint">
        {say('people', { a: inspection.inspectorsA || say('unnamed'), b: inspection.inspectorsB || say('unnamed') })}
      </p>
      <ul className="list">
        {inspection.items.map((item) => (
          <li key={item.id}>
            <a href={`#/markers/${inspection.id}/${item.id}`}>
              <strong>{item.title}</strong>
              <span>{say(`state.${stateOf(item)}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
