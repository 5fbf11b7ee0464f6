import { Button } from 'antd';
import { type ReportDetail, ReportsApi } from '#server/naming/reports/contract.ts';
import { useAct } from '../../api/query.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useReportWords } from './words.ts';

/** Who reported: shown to the handling officer when he asks, which is recorded. */
export function ReporterPanel({ found }: { found: ReportDetail }) {
  const say = useReportWords();
  const ask = useAct(ReportsApi.reporter);
  return (
    <section className="panel" aria-labelledby="report-reporter">
      <h2 id="report-reporter" className="panel-title">
        {say('reporter')}
      </h2>
      <ProblemAlert error={ask.error} />
      {ask.data ? (
        <DefinitionList
          items={[
            { term: say('reporterName'), value: ask.data.name },
            { term: say('reporterContact'), value: ask.data.contact },
          ]}
        />
      ) : (
        <p className="hint">{say(found.isSigned ? 'secret' : 'unsigned')}</p>
      )}
      {found.mayReadReporter && !ask.data && (
        <>
          <Button loading={ask.isPending} onClick={() => ask.mutate({ params: { id: found.id }, body: {} })}>
            {say('showReporter')}
          </Button>
          <p className="hint">{say('showHint')}</p>
        </>
      )}
    </section>
  );
}
