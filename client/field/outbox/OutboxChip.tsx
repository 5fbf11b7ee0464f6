import { useFrameWords } from '../ui/words.ts';
import { useOutbox } from './useOutbox.ts';

/** How many records have no receipt yet, on every screen. */
export function OutboxChip() {
  const say = useFrameWords();
  const { counts } = useOutbox();
  const open = counts.waiting + counts.sent + counts.refused + counts.conflict;
  if (open === 0) return null;
  return (
    <a className="chip" href="#/outbox" aria-label={say('outboxLabel', { n: open })}>
      {say('outboxChip', { n: open })}
    </a>
  );
}
