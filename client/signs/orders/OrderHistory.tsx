import type { Order } from '#server/signs/orders/orderContract.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { useOrderWords } from './words.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Who did what about an order, the latest first. */
export function OrderHistory({ order: { acts } }: { order: Order }) {
  const say = useOrderWords();
  const said = ({ act, content }: Order['acts'][number]): string => {
    const { maintainer, dueOn, reason, note } = content;
    return say(`did.${act}`, {
      ...{ maintainer: textOf(maintainer), dueOn: textOf(dueOn), reason: textOf(reason), note: textOf(note) },
    });
  };
  return (
    <section className="panel" aria-labelledby="order-history">
      <h2 id="order-history">{say('history')}</h2>
      <ol className="order-history" reversed>
        {acts.toReversed().map((one) => (
          <li key={`${one.at}-${one.act}`}>
            {said(one)}
            <p className="hint">
              {one.organisation} {one.actor} · {formatInstant(one.at)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
