import { Segmented } from 'antd';
import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import { TouchingApi, type TouchingItem, TouchingStage } from '#server/disputes/touching/touchingContract.ts';
import type { Reply } from '#server/platform/contract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ReleaseDialog } from './ReleaseDialog.tsx';
import { TouchingCard } from './TouchingCard.tsx';
import { TouchingMap } from './TouchingMap.tsx';
import { useTouchingWords } from './words.ts';
import './touching.css';

type Touching = Reply<typeof TouchingApi.listTouching>;

/** What lies in the contested area, whoever works on it, and what became of it (BD art. 10). */
export function TouchingSection({ dispute }: { dispute: Dispute }) {
  const { data, error, refetch } = useCall(TouchingApi.listTouching, { params: { id: dispute.id } });
  if (data) return <TouchingFile dispute={dispute} found={data} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={3} />;
}

function TouchingFile({ dispute, found }: { dispute: Dispute; found: Touching }) {
  const say = useTouchingWords();
  const isChinese = useLanguage() === 'zh-CN';
  const [stage, setStage] = useState<TouchingStage | 'all'>('all');
  const [releasing, setReleasing] = useState<TouchingItem | null>(null);
  const { items, rule, holds, mayRelease, more } = found;
  const shown = items.filter((one) => stage === 'all' || one.stage === stage);
  const article = isChinese ? rule.articleZh : rule.article;
  return (
    <>
      <p className="hint">
        {say('lead')}
        {say(rule.verified ? 'basis' : 'unverified', { article })}
      </p>
      {!holds && <p className="hint">{say('over')}</p>}
      {items.length === 0 && <EmptyState text={say('none')} />}
      {items.length > 0 && (
        <Segmented<TouchingStage | 'all'>
          className="touching-stages"
          aria-label={say('stages')}
          value={stage}
          options={stagesOf(items, say)}
          onChange={setStage}
        />
      )}
      <TouchingMap dispute={dispute} items={shown} />
      <ul className="card-list touching-list">
        {shown.map((item) => (
          <TouchingCard
            key={`${item.subject} ${item.id}`}
            item={item}
            holds={holds}
            {...(mayRelease ? { onRelease: () => setReleasing(item) } : {})}
          />
        ))}
      </ul>
      {more && <p className="hint">{say('more')}</p>}
      {holds && !mayRelease && items.length > 0 && <p className="hint">{say('onlyHeads')}</p>}
      {releasing && <ReleaseDialog dispute={dispute} item={releasing} onClose={() => setReleasing(null)} />}
    </>
  );
}

function stagesOf(items: readonly TouchingItem[], say: ReturnType<typeof useTouchingWords>) {
  const present = TouchingStage.options.filter((value) => items.some((one) => one.stage === value));
  const counted = present.map((value) => ({
    value,
    label: `${say(`stage.${value}`)} ${items.filter((one) => one.stage === value).length}`,
  }));
  return [{ value: 'all' as const, label: `${say('allStages')} ${items.length}` }, ...counted];
}
