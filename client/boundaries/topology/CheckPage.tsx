import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { TopologyApi, type TopologyCheck, TopologyCheckId } from '#server/boundaries/topology/topologyContract.ts';
import { urlOf } from '../../api/call.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { CheckFindings } from './CheckFindings.tsx';
import { CheckState } from './CheckState.tsx';
import { useTopologyWords } from './words.ts';
import '../../ui/listPage.css';
import './topology.css';

const POLL_MILLISECONDS = 1000;

/** One check: how far it is, then what it found. */
export function CheckPage() {
  const id = TopologyCheckId.safeParse(useParams().id).data ?? TopologyCheckId.parse(NOBODY);
  const [running, setRunning] = useState(true);
  const { data: check, error } = useCall(
    TopologyApi.check,
    { params: { id } },
    running ? { refetchIntervalMilliseconds: POLL_MILLISECONDS } : {},
  );
  if (check && running !== (check.state === 'running')) setRunning(check.state === 'running');
  if (error && !check) return <ProblemAlert error={error} />;
  return check ? <Check check={check} /> : <LoadingBlock rows={8} />;
}

const NOBODY = '00000000-0000-4000-8000-000000000000';

function Check({ check }: { check: TopologyCheck }) {
  const say = useTopologyWords();
  const { state, done, total, failure } = check;
  return (
    <>
      <nav className="crumb">
        <Link to="/boundaries/topology">{say('back')}</Link>
      </nav>
      <PageHeader
        title={check.title}
        tags={<CheckState check={check} />}
        lead={<Basis check={check} />}
        actions={<Actions check={check} />}
      />
      {state === 'running' && (
        <Progress percent={Math.floor((done / total) * 100)} status="active" aria-label={say('progress')} />
      )}
      {state === 'failed' && (
        <Alert type="error" showIcon title={failure ? say('failed', { reason: failure }) : say('silent')} />
      )}
      {state === 'cancelled' && <Alert type="info" showIcon title={<Cancelled check={check} />} />}
      {state === 'done' && <CheckFindings check={check} />}
    </>
  );
}

function Basis({ check: { source, crs, level, day, totals, madeBy, startedAt, state } }: { check: TopologyCheck }) {
  const say = useTopologyWords();
  const language = useLanguage();
  const common = {
    outlines: totals?.outlines ?? (state === 'running' ? '…' : '—'),
    who: madeBy,
    at: formatInstant(startedAt),
  };
  if (source === 'file') return say('basisFile', { crs, ...common });
  const of = level === 'township' ? say('level.township') : say('level.county');
  return say('basisStored', { level: of, day: day ? formatDay(day, language) : '', ...common });
}

function Cancelled({ check: { cancelledBy, finishedAt } }: { check: TopologyCheck }) {
  const say = useTopologyWords();
  if (!cancelledBy || !finishedAt) return say('cancelledOnly');
  return say('cancelledBy', { by: cancelledBy, at: formatInstant(finishedAt) });
}

function Actions({ check }: { check: TopologyCheck }) {
  const may = useMay();
  if (check.state === 'done') return <Downloads check={check} />;
  return check.state === 'running' && may('boundaries.check') ? <Cancel check={check} /> : null;
}

function Cancel({ check: { id } }: { check: TopologyCheck }) {
  const say = useTopologyWords();
  const cancel = useAct(TopologyApi.cancel);
  return (
    <>
      <ProblemAlert error={cancel.error} />
      <Button loading={cancel.isPending} onClick={() => cancel.mutate({ params: { id }, body: {} })}>
        {say('cancel')}
      </Button>
    </>
  );
}

function Downloads({ check: { id } }: { check: TopologyCheck }) {
  const say = useTopologyWords();
  const language: 'en' | 'zh' = useLanguage() === 'en' ? 'en' : 'zh';
  return (
    <>
      <Button type="primary" href={urlOf(TopologyApi.workbook, { params: { id }, query: { language } })}>
        {say('xlsx')}
      </Button>
      <Button href={urlOf(TopologyApi.geojson, { params: { id } })}>{say('geojson')}</Button>
    </>
  );
}
