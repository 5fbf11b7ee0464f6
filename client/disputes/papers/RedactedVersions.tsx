import { Segmented } from 'antd';
import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import { DisclosureLevel, DisputePapersApi } from '#server/disputes/papers/paperContract.ts';
import type { Reply } from '#server/platform/contract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { MakeButton } from './MakeButton.tsx';
import { useDisputePaperWords } from './words.ts';

type Rule = Reply<typeof DisputePapersApi.preview>['items'][number];

/** What a version that may go out keeps back, rule by rule, before it is made. */
export function RedactedVersions({ dispute }: { dispute: Dispute }) {
  const say = useDisputePaperWords();
  const [level, setLevel] = useState<DisclosureLevel>('public');
  const { data, error, refetch } = useCall(DisputePapersApi.preview, { params: { id: dispute.id }, query: { level } });
  return (
    <>
      <p className="hint">{say('redactedLead')}</p>
      <Segmented<DisclosureLevel>
        aria-label={say('level')}
        value={level}
        onChange={setLevel}
        options={DisclosureLevel.options.map((value) => ({ value, label: say(`level.${value}`) }))}
      />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <LoadingBlock rows={4} />}
      <ul className="dispute-rules">
        {data?.items.map((rule) => (
          <OneRule key={rule.field} rule={rule} />
        ))}
      </ul>
      <MakeButton dispute={dispute} kind={level} label={say('make', { level: say(`level.${level}`) })} />
    </>
  );
}

const TONE = { shown: 'good', masked: 'warning', left_out: 'bad' } as const;

function OneRule({ rule }: { rule: Rule }) {
  const say = useDisputePaperWords();
  const isChinese = useLanguage() === 'zh-CN';
  const { treatment, label, labelZh, article, articleZh, verified, hidden } = rule;
  return (
    <li>
      <StatusTag tone={TONE[treatment]}>{say(`treatment.${treatment}`)}</StatusTag>{' '}
      <strong>{isChinese ? labelZh : label}</strong>
      {treatment !== 'shown' && (
        <span className="hint">
          {' '}
          {say('basis', { article: isChinese ? articleZh : article })} {!verified && `· ${say('unverified')}`}
        </span>
      )}
      {treatment !== 'shown' && <Hidden texts={hidden} />}
    </li>
  );
}

function Hidden({ texts }: { texts: readonly string[] }) {
  const say = useDisputePaperWords();
  if (texts.length === 0) return <div className="hint">{say('nothingHidden')}</div>;
  return (
    <details>
      <summary>{say('hidden', { n: texts.length })}</summary>
      <ul className="dispute-hidden">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}
