import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { RuleRelease } from '#server/detection/ruleChangeContract.ts';
import { RuleDeskApi } from '#server/detection/ruleDeskContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useDeskWords } from './words.ts';

const newsOf = ({ added, replaced, ended }: RuleRelease): number => added + replaced + ended;

/** What the installed program ships that this register has not: offered as a draft, never in force by itself. */
export function ReleaseOffer() {
  const say = useDeskWords();
  const { data } = useCall(RuleDeskApi.release, {});
  if (!data || newsOf(data) + data.kept.length + data.changes.length === 0) return null;
  return (
    <section className="panel release-offer" aria-labelledby="release-offer">
      <div className="panel-head">
        <h2 id="release-offer">{say('releaseTitle')}</h2>
        <code>{data.version}</code>
      </div>
      <News release={data} />
      {data.changes.map(({ id, title, items }) => (
        <p key={id}>
          {say('releaseDrafted')}
          <Link to={`/rules/changes/${id}`}>{title}</Link> · {say('itemCount', { n: items })}
        </p>
      ))}
      {data.kept.length > 0 && <KeptRows kept={data.kept} />}
    </section>
  );
}

function News({ release }: { release: RuleRelease }) {
  const say = useDeskWords();
  const may = useMay();
  const navigate = useNavigate();
  const draft = useAct(RuleDeskApi.draftRelease, { onSuccess: ({ id }) => void navigate(`/rules/changes/${id}`) });
  const { added, replaced, ended } = release;
  if (newsOf(release) === 0) return null;
  return (
    <>
      <p>{say('releaseNews', { added, replaced, ended })}</p>
      <ProblemAlert error={draft.error} />
      {may('rules.draft') && (
        <Button type="primary" loading={draft.isPending} onClick={() => draft.mutate({ body: {} })}>
          {say('releaseDraft')}
        </Button>
      )}
    </>
  );
}

function KeptRows({ kept }: Pick<RuleRelease, 'kept'>) {
  const say = useDeskWords();
  return (
    <details className="row-more">
      <summary>{say('releaseKept', { n: kept.length })}</summary>
      <ul>
        {kept.map(({ kind, rowId, label, ended }) => (
          <li key={`${kind} ${rowId}`}>
            {say(`kind.${kind}`)} ·{' '}
            <Link to={`/rules?kind=${kind}&q=${encodeURIComponent(label)}&state=all`}>{label}</Link> ·{' '}
            {say(ended ? 'releaseKeptEnded' : 'releaseKeptEdited')}
          </li>
        ))}
      </ul>
    </details>
  );
}
