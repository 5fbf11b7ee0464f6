import { sendNow } from '../outbox/sender.ts';
import { useOutbox } from '../outbox/useOutbox.ts';
import { Frame } from '../ui/Frame.tsx';
import { useOutboxWords } from './outboxWords.ts';
import { RecordCard } from './RecordCard.tsx';

/** Every record of the person on this device, and where it stands. */
export function OutboxScreen() {
  const say = useOutboxWords();
  const { records, counts } = useOutbox();
  const open = (records ?? []).filter(({ state }) => state !== 'stored');
  const stored = (records ?? []).filter(({ state }) => state === 'stored');
  return (
    <Frame
      title={say('title')}
      actions={
        <button type="button" className="big main" disabled={open.length === 0} onClick={() => void sendNow(true)}>
          {say('sendNow')}
        </button>
      }
    >
      <p role="status">
        {say('counts', {
          waiting: counts.waiting + counts.sent,
          stored: counts.stored,
          other: counts.refused + counts.conflict,
        })}
      </p>
      {records?.length === 0 ? <p className="empty">{say('none')}</p> : null}
      <ul className="cards">
        {[...open, ...stored.slice(0, 50)].map((record) => (
          <RecordCard key={record.id} record={record} />
        ))}
      </ul>
    </Frame>
  );
}
