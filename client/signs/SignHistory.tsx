import type { Sign } from '#server/signs/contract.ts';
import { type SignAct, SignRegisterApi } from '#server/signs/registerContract.ts';
import { usePages } from '../api/usePages.ts';
import { formatInstant } from '../ui/formatInstant.ts';
import { PagedList } from '../ui/PagedList.tsx';
import { usePunctuation } from '../ui/usePunctuation.ts';
import { useRegisterWords } from './registerWords.ts';
import { useChangeText } from './useChangeText.ts';

/** What was done with the sign and by whom, newest first. */
export function SignHistory({ sign: { id } }: { sign: Sign }) {
  const say = useRegisterWords();
  const pages = usePages(SignRegisterApi.signHistory, { limit: 20 }, { id });
  return (
    <section className="panel" aria-labelledby="sign-history">
      <h2 id="sign-history">{say('history')}</h2>
      <PagedList pages={pages} empty={<p className="hint">{say('noHistory')}</p>} rows={3}>
        {(acts) => (
          <ol className="sign-history">
            {acts.map((act) => (
              <Act key={`${act.at} ${act.action}`} act={act} />
            ))}
          </ol>
        )}
      </PagedList>
    </section>
  );
}

const KNOWN = [
  ...(['signs.create', 'signs.move', 'signs.edit', 'signs.add-photo'] as const),
  ...(['signs.withdraw-replaced', 'signs.state-by-order', 'field.change-sign', 'signs.plate-accept'] as const),
];

function Act({ act }: { act: SignAct }) {
  const say = useRegisterWords();
  const { listed } = usePunctuation();
  const changes = useChangeText()(act);
  const known = KNOWN.find((action) => action === act.action);
  const reason = typeof act.after.reason === 'string' ? act.after.reason : null;
  return (
    <li>
      <div className="card-item-head">
        <strong>{known ? say(`act.${known}`) : say('act.other')}</strong>
        <span className="hint">
          {act.by} · <time dateTime={act.at}>{formatInstant(act.at)}</time>
        </span>
      </div>
      {changes.length > 0 && <p className="hint">{listed(changes)}</p>}
      {reason && (
        <p className="hint">
          {say('reason')}：{reason}
        </p>
      )}
    </li>
  );
}
