import { Button } from 'antd';
import { AuthorityApi, type AuthorityChange } from '#server/naming/authorities/authorityContract.ts';
import { useAct } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { PagedList } from '../../ui/PagedList.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useAuthorityWords } from './words.ts';

const TONE: Record<AuthorityChange['state'], Tone> = {
  submitted: 'active',
  approved: 'good',
  rejected: 'bad',
  withdrawn: 'plain',
};

/** Proposed rows and what became of them; whoever may approve decides here, not on his own. */
export function AuthorityChanges() {
  const say = useAuthorityWords();
  const pages = usePages(AuthorityApi.changes, {});
  return (
    <section className="panel" aria-labelledby="authority-changes">
      <h2 id="authority-changes" className="panel-title">
        {say('changes')}
      </h2>
      <PagedList pages={pages} empty={<p className="hint">{say('noChanges')}</p>} rows={2}>
        {(changes) => (
          <ul className="plain-list">
            {changes.map((change) => (
              <Change key={change.id} change={change} />
            ))}
          </ul>
        )}
      </PagedList>
    </section>
  );
}

function Change({ change }: { change: AuthorityChange }) {
  const say = useAuthorityWords();
  const sayPlace = useGazetteerWords();
  const { body, decider, decidedAt } = change;
  return (
    <li className="block">
      <strong>
        {sayPlace(`category.${body.category}`)} · {body.jurisdiction} · {say(`placeLevel.${body.placeLevel}`)}
      </strong>{' '}
      <StatusTag tone={TONE[change.state]}>{say(`change.${change.state}`)}</StatusTag>
      <p>
        {body.documentNo} · {say('effectiveOn')} {body.effectiveOn} · {body.reason}
      </p>
      <p className="hint">
        {say('proposedBy', { by: change.proposer, at: formatInstant(change.proposedAt) })}
        {decider && decidedAt && <> · {say('decidedBy', { by: decider, at: formatInstant(decidedAt) })}</>}
      </p>
      {change.state === 'submitted' && <Decide change={change} />}
    </li>
  );
}

function Decide({ change: { id, version, own } }: { change: AuthorityChange }) {
  const say = useAuthorityWords();
  const may = useMay();
  const decide = useAct(AuthorityApi.decide);
  if (!may('authorities.approve')) return null;
  if (own) return <p className="hint">{say('ownChange')}</p>;
  const send = (approve: boolean) => decide.mutate({ params: { id }, body: { approve, remark: '' }, version });
  return (
    <>
      <ProblemAlert error={decide.error} />
      <Button type="primary" loading={decide.isPending} onClick={() => send(true)}>
        {say('approve')}
      </Button>{' '}
      <Button loading={decide.isPending} onClick={() => send(false)}>
        {say('reject')}
      </Button>
    </>
  );
}
