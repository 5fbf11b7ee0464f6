import { useAccount } from '../session/account.ts';
import { type Draft, fieldDb } from '../store/db.ts';
import { correctedSigns } from '../store/drafts.ts';
import { useStored } from '../store/useStored.ts';
import { shortTime } from '../ui/shortTime.ts';
import { useNewSignWords } from './words.ts';

/** New, replaced and unregistered signs that the server refused and whose correction was begun and left. */
export function CorrectedSigns() {
  const say = useNewSignWords();
  const accountId = useAccount().me?.id;
  const drafts = useStored('drafts', accountId ?? '', async () =>
    accountId ? correctedSigns(await fieldDb(), accountId) : [],
  );
  if (!drafts || drafts.length === 0) return null;
  return (
    <>
      <h2>{say('drafts', { n: drafts.length })}</h2>
      <ul className="list">
        {drafts.map((draft) => (
          <li key={draft.key}>
            <a href={`#${formOf(draft).path}`}>
              <strong>{say(formOf(draft).word)}</strong>
              <span className="hint">{say('draftAt', { at: shortTime(draft.changedAt), n: draft.photos.length })}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function formOf({ key }: Draft): { word: 'newSign' | 'replaced' | 'stray'; path: string } {
  const [kind, id] = key.split(':');
  if (kind === 'new_sign') return { word: 'newSign', path: `/new-sign/${id}` };
  return kind === 'stray' ? { word: 'stray', path: `/stray/${id}` } : { word: 'replaced', path: `/replaced/${id}` };
}
