import { useState } from 'react';
import { Link, useParams } from 'react-router';
import {
  ReportActBodies,
  type ReportActName,
  type ReportDetail,
  ReportId,
  ReportsApi,
} from '#server/naming/reports/contract.ts';
import type { DutyLimit } from '#server/naming/timeLimits/dutyContract.ts';
import { urlOf } from '../../api/call.ts';
import { useCall } from '../../api/query.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { NextActs } from '../record/NextActs.tsx';
import { StepLog } from '../record/StepLog.tsx';
import { DutyLimitLine } from '../timeLimits/DutyLimitLine.tsx';
import { ReportActDialog } from './ReportActDialog.tsx';
import { ReporterPanel } from './ReporterPanel.tsx';
import { ReportStateTag } from './ReportStateTag.tsx';
import { useKindWord } from './useKindWord.ts';
import { useReportWords } from './words.ts';
import '../supervision/supervision.css';

/** What carries the report on before what repeats or hands on. */
const LIKELIEST: readonly ReportActName[] = [
  ...(['accept', 'decline', 'openMatter', 'answer', 'check', 'takeOver', 'handOn'] as const),
];

/** The report an address names. */
export function ReportPage() {
  const say = useReportWords();
  const id = ReportId.safeParse(useParams().id);
  if (!id.success) {
    return (
      <p role="alert">
        {say('notFound')} <Link to="/reports">{say('back')}</Link>
      </p>
    );
  }
  return <OpenReport key={id.data} id={id.data} />;
}

function OpenReport({ id }: { id: ReportId }) {
  const { data: found, error, refetch } = useCall(ReportsApi.get, { params: { id } });
  if (found) return <Report found={found} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}

const isAct = (name: string): name is ReportActName => name in ReportActBodies;

function Report({ found }: { found: ReportDetail }) {
  const say = useReportWords();
  const kindOf = useKindWord();
  const [act, setAct] = useState<ReportActName | null>(null);
  const acts = found.acts.filter(isAct);
  return (
    <>
      <PageHeader
        title={kindOf(found)}
        lead={
          <>
            <Link className="matter-back" to="/reports">
              {say('back')}
            </Link>{' '}
            · {found.reportNo}
          </>
        }
        tags={<ReportStateTag state={found.state} />}
      />
      <NextActs
        title={say('next')}
        nothing={say('nothing')}
        acts={LIKELIEST.filter((act) => acts.includes(act))}
        label={(name) => say(`act.${name}`)}
        grave="decline"
        onChoose={setAct}
      />
      <div className="matter-columns">
        <div className="matter-main">
          <Content found={found} />
          <StepLog
            title={say('steps')}
            steps={found.steps}
            label={(name) => (isAct(name) ? say(`act.${name}`) : name)}
            none={say('state.submitted')}
          />
        </div>
        <div className="matter-side">
          {found.limit && <Limit limit={found.limit} />}
          <ReporterPanel found={found} />
        </div>
      </div>
      {act && <ReportActDialog key={act} found={found} act={act} onClose={() => setAct(null)} />}
    </>
  );
}

function Limit({ limit }: { limit: DutyLimit }) {
  const say = useReportWords();
  return (
    <section className="panel" aria-labelledby="report-limit">
      <h2 id="report-limit" className="panel-title">
        {say('limit')}
      </h2>
      <DutyLimitLine limit={limit} />
    </section>
  );
}

function Content({ found }: { found: ReportDetail }) {
  const say = useReportWords();
  const { founded, finding, answer, matter } = found;
  return (
    <section className="panel" aria-labelledby="report-content">
      <h2 id="report-content" className="panel-title">
        {say('content')}
      </h2>
      <p className="prose">{found.text}</p>
      {found.hasPhoto && (
        <p className="report-photo">
          <img src={urlOf(ReportsApi.photo, { params: { id: found.id } })} alt={say('photo')} />
        </p>
      )}
      <DefinitionList
        items={[
          { term: say('column.place'), value: found.place },
          { term: say('division'), value: found.divisionName },
          { term: say('column.sent'), value: formatInstant(found.submittedAt) },
          { term: say('handler'), value: found.handler ?? say('noHandler') },
          ...(founded === null ? [] : [{ term: say('founded'), value: say(founded ? 'isFounded' : 'isUnfounded') }]),
          ...(matter
            ? [{ term: say('matter'), value: <Link to={`/supervision/${matter.id}`}>{matter.matterNo}</Link> }]
            : []),
          ...(finding ? [{ term: say('finding'), value: finding, wide: true }] : []),
          ...(answer ? [{ term: say('answerGiven'), value: answer, wide: true }] : []),
        ]}
      />
    </section>
  );
}
