import { Link } from 'react-router';
import type { DisputeResult } from '#server/disputes/result/resultContract.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useResultWords } from './words.ts';

/** The test of BD art. 14, and the dossier where a natural village changes affiliation. */
export function Affiliation({ affiliation: { changes, villages, dossier } }: Pick<DisputeResult, 'affiliation'>) {
  const say = useResultWords();
  const key = changes === null ? 'unknown' : changes ? 'yes' : 'no';
  return (
    <section aria-label={say('affiliation')}>
      <h3>{say('affiliation')}</h3>
      <p>{say(`affiliation.${key}`)}</p>
      {villages.length > 0 && <p>{say('villages', { names: villages.join('、') })}</p>}
      {dossier && (
        <p>
          {say('dossier')}：<Link to={`/division-dossiers/${dossier.id}`}>{dossier.title}</Link>{' '}
          <StatusTag tone={dossier.applied ? 'good' : 'active'}>{say(`dossier.state.${dossier.state}`)}</StatusTag>{' '}
          <span className="hint">{say(dossier.applied ? 'dossier.applied' : 'dossier.notYet')}</span>
        </p>
      )}
    </section>
  );
}
