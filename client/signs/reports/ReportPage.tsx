import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { ReportId, type SignReportDetail, SignReportsApi } from '#server/signs/reports/reportContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useCodeLabel } from '../../gazetteer/useCodeList.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { BegunForm } from '../../ui/BegunForm.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { DueDay, OrderStateTag } from '../orders/OrderTags.tsx';
import { useOrderWords } from '../orders/words.ts';
import { ReportPhotos } from './ReportPhotos.tsx';
import { SettleReport } from './SettleReport.tsx';
import '../../ui/listPage.css';
import '../orders/orders.css';

/** The report an address names. */
export function ReportPage() {
  const say = useOrderWords();
  const id = ReportId.safeParse(useParams().id);
  if (!id.success) {
    return (
      <p role="alert">
        {say('reportNotFound')} <Link to="/signs/orders?queue=reports">{say('reportBack')}</Link>
      </p>
    );
  }
  return <OpenReport key={id.data} id={id.data} />;
}

function OpenReport({ id }: { id: ReportId }) {
  const { data, error, refetch } = useCall(SignReportsApi.report, { params: { id } });
  if (data) return <ReportCard report={data} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={8} />;
}

/** One report: what was said, what became of it, and what to do. */
function ReportCard({ report }: { report: SignReportDetail }) {
  const say = useOrderWords();
  const kindOf = useCodeLabel('sign-reports');
  const isChinese = useLanguage() === 'zh-CN';
  const { outcome, limit, dueOn, late, isRegistered, name, signId } = report;
  return (
    <>
      <nav className="crumb">
        <Link to="/signs/orders?queue=reports">{say('reportBack')}</Link>
      </nav>
      <PageHeader
        title={`${say('reportTitle')} · ${kindOf(report.kind)}`}
        tags={
          <StatusTag tone={report.open ? 'warning' : 'good'}>
            {outcome ? say(`outcome.${outcome}`) : say('stage.reports')}
          </StatusTag>
        }
        lead={
          dueOn && (
            <>
              {say('reportDue')} <DueDay dueOn={dueOn} late={late} />
              {say('unverifiedLimit', { article: isChinese ? limit.articleZh : limit.article })}
            </>
          )
        }
      />
      <div className="order-columns">
        <div>
          <section className="panel" aria-labelledby="report-text">
            <h2 id="report-text">{say('reportText')}</h2>
            <p className="order-quote">{report.text}</p>
            <ReportPhotos report={report} />
            <DefinitionList
              items={[
                {
                  term: say('subject'),
                  value: isRegistered ? (
                    <Link to={`/signs/${signId}`}>{name}</Link>
                  ) : (
                    say('notRegistered', { id: signId })
                  ),
                },
                { term: say('reportAt'), value: formatInstant(report.at) },
              ]}
            />
          </section>
          <BegunForm record={report} version={report.version}>
            {(known) => (known.open ? <SettleReport report={known} /> : <Outcome report={known} />)}
          </BegunForm>
        </div>
        <Contact report={report} />
      </div>
    </>
  );
}

function Outcome({ report: { answer, settledBy, settledAt, orders } }: { report: SignReportDetail }) {
  const say = useOrderWords();
  return (
    <section className="panel" aria-labelledby="report-outcome">
      <h2 id="report-outcome">{say('outcome')}</h2>
      {answer && <p className="order-quote">{answer}</p>}
      <ul className="card-list">
        {orders.map(({ id, number, state, text }) => (
          <li key={id} className="card-item">
            <div className="card-item-head">
              <Link className="record-name" to={`/signs/orders/${id}`}>
                {number}
              </Link>
              <OrderStateTag state={state} />
            </div>
            <p>{text}</p>
          </li>
        ))}
      </ul>
      <p className="hint">
        {settledBy} {settledAt && formatInstant(settledAt)}
      </p>
    </section>
  );
}

/** Who reported is shown on request only, and that is recorded. */
function Contact({ report: { id, hasContact } }: { report: SignReportDetail }) {
  const say = useOrderWords();
  const open = useAct(SignReportsApi.openContact);
  return (
    <section className="panel" aria-labelledby="report-contact">
      <h2 id="report-contact">{say('contact')}</h2>
      <ProblemAlert error={open.error} />
      {!hasContact && <p className="hint">{say('noContact')}</p>}
      {hasContact && open.data && <p>{open.data.contact}</p>}
      {hasContact && !open.data && (
        <>
          <p className="hint">{say('contactHint')}</p>
          <Button loading={open.isPending} onClick={() => open.mutate({ params: { id } })}>
            {say('openContact')}
          </Button>
        </>
      )}
    </section>
  );
}
