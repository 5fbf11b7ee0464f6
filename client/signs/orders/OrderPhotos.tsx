import type { Order, OrderPhoto } from '#server/signs/orders/orderContract.ts';
import { OrdersApi } from '#server/signs/orders/ordersApiContract.ts';
import { urlOf } from '../../api/call.ts';
import { useAct } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { FileChooser } from '../../boundaries/markers/FileChooser.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { PhotoStrip } from './PhotoStrip.tsx';
import { useOrderWords } from './words.ts';

/** What it looked like, and what it looks like now, side by side; and the way to add photographs. */
export function OrderPhotos({ order }: { order: Order }) {
  const say = useOrderWords();
  const may = useMay();
  const { id, state, photos } = order;
  const attach = useAct(OrdersApi.attachOrderPhoto);
  const isOpen = state === 'open' || state === 'assigned' || state === 'done';
  const chooser = (kind: 'sign' | 'after', label: string) => (
    <FileChooser
      label={label}
      accept="image/png,image/jpeg"
      busy={attach.isPending}
      onFile={(file) => attach.mutate({ params: { id, kind }, file })}
    />
  );
  const [before, after] = [
    photos.filter(({ kind }) => kind !== 'after'),
    photos.filter(({ kind }) => kind === 'after'),
  ];
  const strip = (kind: 'before' | 'after', shown: readonly OrderPhoto[]) => (
    <PhotoStrip
      photos={shown}
      addressOf={(photo) => urlOf(OrdersApi.orderPhoto, { params: { id, photoId: photo.id } })}
      nameOf={({ by, takenAt }) => say('photoOf', { kind: say(kind), by, at: formatInstant(takenAt) })}
    />
  );
  return (
    <section className="panel" aria-labelledby="order-photos">
      <h2 id="order-photos">{say('photos')}</h2>
      <ProblemAlert error={attach.error} />
      <div className="photo-sides">
        <div>
          <h3>{say('before')}</h3>
          {before.length > 0 ? strip('before', before) : <p className="hint">{say('noBefore')}</p>}
          {may('signs.orders') && isOpen && chooser('sign', say('addBefore'))}
        </div>
        <div>
          <h3>{say('after')}</h3>
          {after.length > 0 ? strip('after', after) : <p className="hint">{say('noAfter')}</p>}
          {may('signs.orders') && (state === 'assigned' || state === 'done') && chooser('after', say('addAfter'))}
        </div>
      </div>
      {may('signs.orders') && isOpen && <p className="hint">{say('photoHint')}</p>}
    </section>
  );
}
