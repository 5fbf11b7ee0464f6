import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import {
  ReportActBodies,
  type ReportActName,
  type ReportDetail,
  ReportId,
  ReportsApi,
} from '#server/naming/reports/contract.ts';
import { urlOf } from '../../api/call.ts';
import { useCall } from '../../api/query.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ReportActDialog } from './ReportActDialog.tsx';
import { ReporterPanel } from './ReporterPanel.tsx';
import { ReportStateTag } from './ReportStateTag.tsx';
import { useKindWord } from './useKindWord.ts';
import { useReportWords } from './words.ts';
import '../supervision/supervision.css';

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
      <section className="panel matter-next" aria-labelledby="report-next">
        <h2 id="report-next" className="panel-title">
          {say('next')}
        </h2>
        {acts.length === 0 && <p className="hint">{say('nothing')}</p>}
        <div className="matter-acts">
          {acts.map((name, at) => (
            <Button
              key={name}
              type={at === 0 ? 'primary' : 'default'}
              danger={name === 'decline'}
              onClick={() => setAct(name)}
            >
              {say(`act.${name}`)}
            </Button>
          ))}
        </div>
      </section>
      <div className="matter-columns">
        <div className="matter-main">
          <Content found={found} />
          <Log steps={found.steps} />
        </div>
        <div className="matter-side">
          <ReporterPanel found={found} />
        </div>
      </div>
      {act && <ReportActDialog key={act} found={found} act={act} onClose={() => setAct(null)} />}
    </>
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

function Log({ steps }: { steps: ReportDetail['steps'] }) {
  const say = useReportWords();
  return (
    <section className="panel" aria-labelledby="report-log">
      <h2 id="report-log" className="panel-title">
        {say('steps')}
      </h2>
      {steps.length === 0 && <p className="hint">{say('state.submitted')}</p>}
      <ol className="matter-log">
        {steps.toReversed().map(({ id, act, actor, at, text }) => (
          <li key={id}>
            <strong>{isAct(act) ? say(`act.${act}`) : act}</strong>{' '}
            <span className="hint">
              {formatInstant(at)} · {actor}
            </span>
            {text && <p className="prose">{text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
