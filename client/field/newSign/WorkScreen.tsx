import type { PackageContent } from '#server/signs/field/fieldContract.ts';
import { useOutbox } from '../outbox/useOutbox.ts';
import type { KeptRecord } from '../store/db.ts';
import { Frame } from '../ui/Frame.tsx';
import { CorrectedSigns } from './CorrectedSigns.tsx';
import { WithPackage } from './WithPackage.tsx';
import { useNewSignWords } from './words.ts';

/** What waits on the ground beside inspections: pieces of work, what the public reported, and signs that came or went. */
export function WorkScreen() {
  const say = useNewSignWords();
  return (
    <WithPackage title={say('work')} back="/tools">
      {(content) => (
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
          <h2>{say('orders', { n: content.orders.length })}</h2>
          {content.orders.length === 0 && <p className="hint">{say('noOrders')}</p>}
          <Waiting path="order" items={content.orders} signs={content.signs} />
          <h2>{say('reports', { n: content.reports.length })}</h2>
          {content.reports.length === 0 && <p className="hint">{say('noReports')}</p>}
          <Waiting path="report" items={content.reports} signs={content.signs} />
        </Frame>
      )}
    </WithPackage>
  );
}

interface WaitingProps {
  path: 'order' | 'report';
  items: readonly { id: string; signId: string | null; text: string; dueOn?: string | null }[];
  signs: PackageContent['signs'];
}

/** Each by the name of its sign, or by its words where the package has no such sign. */
function Waiting({ path, items, signs }: WaitingProps) {
  const say = useNewSignWords();
  const { records } = useOutbox();
  const done = doneIds(records ?? []);
  return (
    <ul className="list">
      {items.map(({ id, signId, text, dueOn }) => {
        const name = signs.find((sign) => sign.id === signId)?.name;
        return (
          <li key={id}>
            <a href={`#/${path}/${id}`}>
              <strong>{name ?? text}</strong>
              <span>{done.has(id) && say('recorded')}</span>
              <span className="hint">
                {[name && text, dueOn && say('due', { day: dueOn })].filter(Boolean).join(' · ')}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
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
