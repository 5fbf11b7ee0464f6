import { useOutbox } from '../outbox/useOutbox.ts';
import type { KeptRecord } from '../store/db.ts';
import { Frame } from '../ui/Frame.tsx';
import { CorrectedSigns } from './CorrectedSigns.tsx';
import { WithPackage } from './WithPackage.tsx';
import { useNewSignWords } from './words.ts';

/** What waits on the ground beside inspections: pieces of work, what the public reported, and signs that came or went. */
export function WorkScreen() {
  const say = useNewSignWords();
  const { records } = useOutbox();
  const done = doneIds(records ?? []);
  return (
    <WithPackage title={say('work')} back="/tools">
      {({ orders, reports, signs }) => (
        <Frame title={say('work')} back="/tools">
          <div className="pair">
            <a className="big" href="#/new-sign">
              {say('newSign')}
            </a>
            <a className="big" href="#/replaced">
              {say('replaced')}
            </a>
            <a className="big" href="#/stray">
              {say('stray')}
            </a>
          </div>
          <CorrectedSigns />
          <h2>{say('orders', { n: orders.length })}</h2>
          {orders.length === 0 && <p className="hint">{say('noOrders')}</p>}
          <ul className="list">
            {orders.map(({ id, signId, text, dueOn }) => (
              <li key={id}>
                <a href={`#/order/${id}`}>
                  <strong>{signs.find((sign) => sign.id === signId)?.name ?? text}</strong>
                  <span>{done.has(id) && say('recorded')}</span>
                  <span className="hint">
                    {[text, dueOn && say('due', { day: dueOn })].filter(Boolean).join(' · ')}
                  </span>
                </a>
              </li>
            ))}
          </ul>
          <h2>{say('reports', { n: reports.length })}</h2>
          {reports.length === 0 && <p className="hint">{say('noReports')}</p>}
          <ul className="list">
            {reports.map(({ id, signId, text }) => (
              <li key={id}>
                <a href={`#/report/${id}`}>
                  <strong>{signs.find((sign) => sign.id === signId)?.name ?? text}</strong>
                  <span>{done.has(id) && say('recorded')}</span>
                  <span className="hint">{text}</span>
                </a>
              </li>
            ))}
          </ul>
        </Frame>
      )}
    </WithPackage>
  );
}

/** Work and reports that a record on this device is about, refused ones aside. */
function doneIds(records: readonly KeptRecord[]): Set<string> {
  const ids = records.flatMap(({ payload, state }) => {
    if (state === 'refused') return [];
    if (payload.kind === 'order_done') return [payload.orderId];
    return payload.kind === 'report_followed' ? [payload.reportId] : [];
  });
  return new Set(ids);
}
