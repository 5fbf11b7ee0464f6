import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { Finding } from '#server/detection/contract.ts';
import type { ChangedVerdict, RuleChange } from '#server/detection/ruleChangeContract.ts';
import { RuleDeskApi } from '#server/detection/ruleDeskContract.ts';
import type { Call } from '#server/platform/contract.ts';
import { call } from '../../api/call.ts';
import { useMay } from '../../api/session.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { FindingCard } from '../FindingCard.tsx';
import { LevelTag } from '../LevelTag.tsx';
import { useTrialWords } from './trialWords.ts';
import type { Cell } from './VerdictMatrix.tsx';
import { useDeskWords } from './words.ts';

interface Props {
  change: RuleChange;
  cell: Cell | null;
  changed: number;
  onClear: () => void;
}
const MOST_KEPT = 5000;

function useVerdicts(change: RuleChange, cell: Cell | null) {
  const filter = cell ?? {};
  return useInfiniteQuery({
    queryKey: ['verdicts', change.id, change.dryRun?.id, filter],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 30, ...filter, ...(pageParam ? { cursor: pageParam } : {}) };
      const input: Call<typeof RuleDeskApi.verdicts> = { params: { id: change.id }, query };
      return call(RuleDeskApi.verdicts, input, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

/** The names whose verdict turns, each unfolding to what was found and what will be. */
export function VerdictList({ change, cell, changed, onClear }: Props) {
  const say = useTrialWords();
  const sayDesk = useDeskWords();
  const may = useMay();
  const pages = useVerdicts(change, cell);
  const verdicts = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  if (changed === 0) return <p className="trial-none">{say('noChange')}</p>;
  return (
    <section className="verdicts">
      <div className="panel-head">
        <h3>{say('list')}</h3>
        {cell && (
          <Button size="small" onClick={onClear}>
            {say('showAll')}
          </Button>
        )}
      </div>
      {!may('naming.read') && <p className="hint">{say('hiddenCases')}</p>}
      {changed > MOST_KEPT && <p className="hint">{say('kept')}</p>}
      <ProblemAlert error={pages.error} />
      {pages.isLoading && <LoadingBlock />}
      <ul className="verdict-list">
        {verdicts.map((verdict) => (
          <Verdict key={verdict.seq} verdict={verdict} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {sayDesk('more')}
        </Button>
      )}
    </section>
  );
}

const keyOf = ({ rule, result, level, span, clash }: Finding): string =>
  JSON.stringify([rule, result, level, span?.start, clash?.nameId]);

function Verdict({ verdict }: { verdict: ChangedVerdict }) {
  const say = useTrialWords();
  const sayPlace = useGazetteerWords();
  const { before, after, origin, subjectId } = verdict;
  const [old, now] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const gone = before.filter((finding) => !now.has(keyOf(finding)));
  const added = after.filter((finding) => !old.has(keyOf(finding)));
  return (
    <li>
      <div className="verdict-head">
        <strong>{verdict.name}</strong>
        <span className="hint">
          {say(`origin.${origin}`)} · {sayPlace(`category.${verdict.category}`)} · {verdict.label}
        </span>
        <span className="verdict-turn">
          <LevelTag level={verdict.oldLevel} /> <span aria-hidden="true">→</span> <LevelTag level={verdict.newLevel} />
        </span>
        <Link to={origin === 'case' ? `/cases/${subjectId}` : `/places/${subjectId}`}>
          {say('open')}
          <span className="visually-hidden"> {verdict.name}</span>
        </Link>
      </div>
      <details>
        <summary>
          {say('details')}
          <span className="visually-hidden"> {verdict.name}</span>
        </summary>
        <div className="verdict-sides">
          <Side title={say('gone')} name={verdict.name} findings={gone} />
          <Side title={say('added')} name={verdict.name} findings={added} />
        </div>
        {after.length > added.length && <p className="hint">{say('same', { n: after.length - added.length })}</p>}
      </details>
    </li>
  );
}

function Side({ title, name, findings }: { title: string; name: string; findings: readonly Finding[] }) {
  return (
    <div>
      <h4>{title}</h4>
      {findings.length === 0 && <p className="hint">—</p>}
      {findings.map((finding) => (
        <FindingCard key={keyOf(finding)} finding={finding} name={name} />
      ))}
    </div>
  );
}
