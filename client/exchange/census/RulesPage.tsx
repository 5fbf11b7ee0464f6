import { Button, Popconfirm } from 'antd';
import { Link } from 'react-router';
import { CensusApi } from '#server/exchange/census/censusApiContract.ts';
import type { DeemingRule } from '#server/exchange/census/censusContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useMay, useSession } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { EnterRule } from './EnterRule.tsx';
import { useRuleWords } from './ruleWords.ts';
import '../../ui/listPage.css';
import './census.css';

/** Local rules by which names of official lists count as standard, and the way to enter one. */
export function RulesPage() {
  const say = useRuleWords();
  const may = useMay();
  const { data: me } = useSession();
  const { data, error, refetch } = useCall(CensusApi.rules, {});
  return (
    <>
      <nav className="crumb">
        <Link to="/census">{say('back')}</Link>
      </nav>
      <PageHeader title={say('title')} lead={say('lead')} />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingBlock rows={3} />}
      <ul className="card-list">
        {data?.items.map((rule) => (
          <RuleCard key={rule.id} rule={rule} />
        ))}
      </ul>
      {may('census.review') && me && <EnterRule division={me.organisation.divisionCode.slice(0, 6)} />}
    </>
  );
}

/** Only for somebody other than whoever entered it. */
function VerifyRule({ rule: { id, version } }: { rule: DeemingRule }) {
  const say = useRuleWords();
  const verify = useAct(CensusApi.verifyRule);
  return (
    <>
      <ProblemAlert error={verify.error} />
      <Popconfirm
        title={say('verifySure')}
        okText={say('verifyYes')}
        cancelText={say('verifyNo')}
        onConfirm={() => verify.mutate({ params: { id }, version, body: {} })}
      >
        <Button size="small" loading={verify.isPending}>
          {say('verify')}
        </Button>
      </Popconfirm>
    </>
  );
}

function RuleCard({ rule }: { rule: DeemingRule }) {
  const say = useRuleWords();
  const language = useLanguage();
  const may = useMay();
  const { mayVerify, enteredBy } = rule;
  const { instrument, documentNo, organ, article, text, jurisdiction, verified, verifiedBy, from, to, counts } = rule;
  const days = [
    from && say('from', { day: formatDay(from, language) }),
    to && say('to', { day: formatDay(to, language) }),
  ];
  return (
    <li className="card-item">
      <div className="card-item-head">
        <strong>
          {instrument} {article}
        </strong>
        <StatusTag tone={counts ? 'good' : 'plain'}>{say(counts ? 'counts' : 'notInForce')}</StatusTag>
      </div>
      <p>{text}</p>
      <p className="hint">
        {[organ, documentNo, say('jurisdictionOf', { code: jurisdiction }), ...days].filter(Boolean).join(' · ')}
      </p>
      <p className="hint">{verified ? say('verified', { by: verifiedBy ?? '' }) : say('waits', { by: enteredBy })}</p>
      {mayVerify && may('census.review') && <VerifyRule rule={rule} />}
    </li>
  );
}
