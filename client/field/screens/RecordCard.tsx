import { useSender } from '../outbox/progress.ts';
import { PIECE_BYTES } from '../outbox/serverPost.ts';
import type { KeptRecord } from '../store/db.ts';
import { useLanguage } from '../ui/addWords.ts';
import { shortTime } from '../ui/shortTime.ts';
import { useOutboxWords } from './outboxWords.ts';
import { RefusedActs } from './RefusedActs.tsx';

/** One record: what it is, where it stands, and why. */
export function RecordCard({ record }: { record: KeptRecord }) {
  const say = useOutboxWords();
  const language = useLanguage();
  const { progress } = useSender();
  const why = record.problem && (language === 'en' ? record.problem.detail : record.problem.detailZh);
  return (
    <li className="card">
      <h2>{record.title}</h2>
      <p>
        {say(`kind.${record.payload.kind}`)} · {shortTime(record.recordedAt)} ·{' '}
        {say('photos', { n: record.photos.length })}
      </p>
      <p className={`state ${record.state}`}>
        {progress?.recordId === record.id
          ? say('sending', { n: Math.ceil(progress.sent / PIECE_BYTES), of: Math.ceil(progress.of / PIECE_BYTES) })
          : say(`state.${record.state}`)}
      </p>
      {why ? <p>{say('because', { why })}</p> : null}
      {record.dueAt && record.attempts > 0 ? (
        <p className="hint">{say('tries', { n: record.attempts, at: shortTime(record.dueAt) })}</p>
      ) : null}
      {record.storedAt ? <p className="hint">{say('storedAt', { at: shortTime(record.storedAt) })}</p> : null}
      {record.state === 'refused' ? <RefusedActs record={record} /> : null}
    </li>
  );
}
