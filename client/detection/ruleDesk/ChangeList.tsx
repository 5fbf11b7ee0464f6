import { Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ChangeState, type RuleChangeItem } from '#server/detection/ruleChangeContract.ts';
import { RuleDeskApi } from '#server/detection/ruleDeskContract.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/usePages.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { ChangeStateTag } from './ChangeStateTag.tsx';
import { NewChangeDialog } from './NewChangeDialog.tsx';
import { ReleaseOffer } from './ReleaseOffer.tsx';
import { useDeskWords } from './words.ts';

/** Rule changes, the one touched last first. */
export function ChangeList() {
  const say = useDeskWords();
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const [isDrafting, setDrafting] = useState(false);
  const state = ChangeState.safeParse(search.get('state')).data;
  return (
    <>
      <ReleaseOffer />
      <div className="rule-toolbar">
        <FilterChoice
          label={say('state')}
          all={say('state.all')}
          value={state}
          onChange={(value) => setSearch({ tab: 'changes', ...(value ? { state: value } : {}) })}
          options={ChangeState.options.map((value) => ({ value, label: say(`changeState.${value}`) }))}
        />
        {may('rules.draft') && (
          <Button type="primary" onClick={() => setDrafting(true)}>
            {say('newChange')}
          </Button>
        )}
      </div>
      <ChangePages state={state} />
      {isDrafting && <NewChangeDialog onClose={() => setDrafting(false)} />}
    </>
  );
}

function ChangePages({ state }: { state: ChangeState | undefined }) {
  const say = useDeskWords();
  const pages = usePages(RuleDeskApi.changes, state ? { state } : {});
  if (pages.isLoading) return <LoadingBlock rows={4} />;
  if (pages.error) return <ProblemAlert error={pages.error} onRetry={pages.retry} />;
  if (pages.items.length === 0) {
    return (
      <EmptyState text={say('noChanges')}>
        <p className="empty-hint">{say('noChangesHint')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="change-list" aria-label={say('tabChanges')}>
        {pages.items.map((change) => (
          <ChangeCard key={change.id} change={change} />
        ))}
      </ul>
      {pages.hasMore && (
        <Button onClick={pages.loadMore} loading={pages.isLoadingMore}>
          {say('more')}
        </Button>
      )}
    </>
  );
}

function ChangeCard({ change }: { change: RuleChangeItem }) {
  const say = useDeskWords();
  const { inBrackets } = usePunctuation();
  return (
    <li className="card-item">
      <div className="card-item-head">
        <Link className="change-title" to={`/rules/changes/${change.id}`}>
          {change.title}
        </Link>
        <ChangeStateTag {...change} />
      </div>
      <p>
        {change.number ?? say('noNumber')} · {say('itemCount', { n: change.items })} · {say('effectiveOn')}{' '}
        {change.effectiveOn}
        {change.documentNo && ` · ${change.documentNo}`}
      </p>
      <p>
        {say('drafter')} {change.drafter}
        {inBrackets(change.organisation)} · {formatInstant(change.updatedAt)}
      </p>
    </li>
  );
}
