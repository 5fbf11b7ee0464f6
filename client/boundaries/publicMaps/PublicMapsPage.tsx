import { Button } from 'antd';
import { useState } from 'react';
import {
  type MapReviewRule,
  type PublicEdition,
  PublicMapsApi,
} from '#server/boundaries/publicMaps/publicMapContract.ts';
import { useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { EnterEdition } from './EnterEdition.tsx';
import { WithdrawEdition } from './WithdrawEdition.tsx';
import { usePublicMapWords } from './words.ts';
import '../../ui/listPage.css';

/** The editions whose outlines the public sees, and the rules of which maps need a review. */
export function PublicMapsPage() {
  const say = usePublicMapWords();
  const may = useMay();
  const { data, error, refetch } = useCall(PublicMapsApi.publicEditions, {});
  const [isEntering, setEntering] = useState(false);
  return (
    <>
      <PageHeader
        title={say('title')}
        lead={say('lead')}
        actions={
          may('boundaries.clear') && (
            <Button type="primary" onClick={() => setEntering(true)}>
              {say('enter')}
            </Button>
          )
        }
      />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data ? (
        <>
          <Editions editions={data.items} />
          <Rules rules={data.rules} />
        </>
      ) : (
        !error && <LoadingBlock rows={6} />
      )}
      {isEntering && <EnterEdition onClose={() => setEntering(false)} />}
    </>
  );
}

function Editions({ editions }: { editions: readonly PublicEdition[] }) {
  const say = usePublicMapWords();
  if (editions.length === 0)
    return (
      <EmptyState text={say('empty')}>
        <p className="empty-hint">{say('emptyHint')}</p>
      </EmptyState>
    );
  return editions.map((edition) => <EditionPanel key={edition.id} edition={edition} />);
}

function EditionPanel({ edition }: { edition: PublicEdition }) {
  const say = usePublicMapWords();
  const may = useMay();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { id, title, withdrawnAt, enteredBy, organisation, enteredAt } = edition;
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="card-item-head">
        <h2 id={id} className="panel-title">
          {title}
        </h2>
        <StatusTag tone={withdrawnAt ? 'plain' : 'good'}>{say(withdrawnAt ? 'withdrawn' : 'inForce')}</StatusTag>
      </div>
      <DefinitionList
        items={[
          { term: say('reviewNumber'), value: edition.reviewNumber ?? say('none') },
          { term: say('reviewedBy'), value: edition.reviewedBy },
          { term: say('reviewedOn'), value: edition.reviewedOn },
          { term: say('area'), value: edition.areaName },
          { term: say('levels'), value: edition.levels.map((level) => say(`level.${level}`)).join('、') },
          { term: say('shown'), value: shownText(edition, say) },
          { term: say('scope'), value: edition.scope, wide: true },
          { term: say('ground'), value: edition.ground, wide: true },
          { term: say('enteredBy'), value: `${enteredBy} · ${organisation} · ${formatInstant(enteredAt)}`, wide: true },
          ...(withdrawnAt
            ? [
                {
                  term: say('withdrawn'),
                  value: `${formatInstant(withdrawnAt)} · ${edition.withdrawalGround}`,
                  wide: true,
                },
              ]
            : []),
        ]}
      />
      {may('boundaries.clear') && !withdrawnAt && (
        <div className="card-item-foot">
          <Button onClick={() => setWithdrawing(true)}>{say('withdraw')}</Button>
        </div>
      )}
      {isWithdrawing && <WithdrawEdition edition={edition} onClose={() => setWithdrawing(false)} />}
    </section>
  );
}

function shownText({ shown, outlines }: PublicEdition, say: ReturnType<typeof usePublicMapWords>): string {
  return outlines > shown ? say('shownPart', { shown, outlines }) : say('shownOf', { shown });
}

function Rules({ rules }: { rules: readonly MapReviewRule[] }) {
  const say = usePublicMapWords();
  const isChinese = useLanguage() === 'zh-CN';
  return (
    <section className="panel" aria-labelledby="map-review-rules">
      <h2 id="map-review-rules">{say('rules')}</h2>
      <DefinitionList
        items={rules.map((rule) => {
          const article = isChinese ? rule.articleZh : rule.article;
          const parts = [
            say(`kind.${rule.kind}`),
            isChinese ? rule.noteZh : rule.note,
            rule.verified ? article : say('unverified', { article }),
          ];
          return { term: isChinese ? rule.labelZh : rule.labelEn, value: parts.join(' · '), wide: true };
        })}
      />
    </section>
  );
}
