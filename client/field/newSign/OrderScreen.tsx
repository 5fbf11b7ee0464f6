import { z } from 'zod';
import { Fix, OrderDonePayload, type PackageContent } from '#server/signs/field/fieldContract.ts';
import { useLanguage } from '../ui/addWords.ts';
import { commonObstacle } from './obstacles.ts';
import { RecordFrame } from './RecordFrame.tsx';
import { useFormDraft } from './useFormDraft.ts';
import { useRecordForm } from './useRecordForm.ts';
import { WithPackage } from './WithPackage.tsx';
import { useNewSignWords } from './words.ts';

const Entries = z.object({ note: z.string(), fix: Fix.nullable() });
const EMPTY: z.infer<typeof Entries> = { note: '', fix: null };
type Order = PackageContent['orders'][number];

/** A piece of work done: what was done, and how it looks afterwards. */
export function OrderScreen({ id }: { id?: string }) {
  const say = useNewSignWords();
  return (
    <WithPackage title={say('order')} back="/work">
      {({ orders, defects }) => {
        const order = orders.find((one) => one.id === id);
        return order ? <OrderForm key={order.id} order={order} defects={defects} /> : <p>{say('noOrder')}</p>;
      }}
    </WithPackage>
  );
}

function OrderForm({ order, defects }: { order: Order; defects: PackageContent['defects'] }) {
  const say = useNewSignWords();
  const language = useLanguage();
  const draft = useFormDraft(`order_done:${order.id}`, Entries, EMPTY);
  const form = useRecordForm(draft, '/outbox');
  if (!draft) return null;
  const { entries, photos } = draft;
  const { fix } = form;
  const save = async () => {
    if (!fix) return;
    const { id: orderId, version: baseVersion } = order;
    const payload = OrderDonePayload.parse({ kind: 'order_done', orderId, baseVersion, note: entries.note, fix });
    await form.save(payload, say('titleOrder', { text: order.text }));
  };
  const after = photos.filter(({ facts }) => facts.kind === 'after').length;
  const obstacle =
    commonObstacle({ photos: after, fix, note: entries.note }, form.asked('photos-after')) ??
    (entries.note.trim() === '' ? 'note' : null);
  const defect = defects.find(({ code }) => code === order.defectCode);
  return (
    <RecordFrame
      title={say('order')}
      back="/work"
      kinds={['after', 'surroundings']}
      {...{ draft, form, obstacle }}
      onSave={save}
    >
      <div>
        <h2>{order.text}</h2>
        {defect && (
          <p>
            {defect.code} {language === 'en' ? defect.label : defect.labelZh}
          </p>
        )}
        {order.dueOn && <p>{say('due', { day: order.dueOn })}</p>}
        {order.position && <a href={`#/stakeout/order/${order.id}`}>{say('lead')}</a>}
      </div>
    </RecordFrame>
  );
}
