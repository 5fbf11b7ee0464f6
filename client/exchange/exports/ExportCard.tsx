import { Button, Progress } from 'antd';
import type { ExportRun, ExportState } from '#server/exchange/exports/exportContract.ts';
import { ExportsApi } from '#server/exchange/exports/exportsApiContract.ts';
import { urlOf } from '../../api/call.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { formatBytes } from '../../ui/formatMeasure.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { ExportScope } from './ExportScope.tsx';
import { useExportWords } from './words.ts';

const TONE: Record<ExportState, Tone> = {
  ...{ waiting: 'active', running: 'active', ready: 'good', failed: 'bad', cancelled: 'plain', forgotten: 'plain' },
};
const isUnderWay = ({ state }: Pick<ExportRun, 'state'>): boolean => state === 'waiting' || state === 'running';

/** One export: what, in which format, who and what for; how far it is, and its file. Read again while it is under way. */
export function ExportCard({ listed }: { listed: ExportRun }) {
  const say = useExportWords();
  const isLive = isUnderWay(listed);
  const { data } = useCall(
    ExportsApi.getExport,
    { params: { id: listed.id } },
    { enabled: isLive, refetchIntervalMilliseconds: isLive ? 2000 : 0 },
  );
  const run = isLive ? (data ?? listed) : listed;
  return (
    <li className="panel export-card">
      <div className="export-head">
        <h2>
          {say(`collection.${run.collection}`)} · {say(`format.${run.format}`)}
        </h2>
        <StatusTag tone={TONE[run.state]}>{say(`state.${run.state}`)}</StatusTag>
        {run.secrecy !== 'public' && <StatusTag tone="warning">{say(`secrecy.${run.secrecy}`)}</StatusTag>}
      </div>
      <p>
        {say('by', { who: run.by, organisation: run.organisation, at: formatInstant(run.createdAt) })} ·{' '}
        {say('rows', { n: run.total })}
      </p>
      {run.purpose && <p>{say('purposeOf', { purpose: run.purpose })}</p>}
      <ExportScope run={run} />
      <Standing run={run} />
      <Limits run={run} />
    </li>
  );
}

function Standing({ run }: { run: ExportRun }) {
  const say = useExportWords();
  const language = useLanguage();
  const { id, mine, state, done, total, failure, sizeBytes, keptUntil, version } = run;
  const cancel = useAct(ExportsApi.cancelExport);
  if (failure) return <p role="alert">{language === 'en' ? failure.en : failure.zh}</p>;
  if (state === 'ready' && mine)
    return (
      <p className="export-acts">
        <Button type="primary" href={urlOf(ExportsApi.exportFile, { params: { id } })}>
          {say('download', { size: formatBytes(sizeBytes ?? 0) })}
        </Button>
        {keptUntil && <span className="hint">{say('keptUntil', { at: formatInstant(keptUntil) })}</span>}
      </p>
    );
  if (!isUnderWay(run)) return null;
  return (
    <>
      <Progress
        aria-label={say(`state.${state}`)}
        percent={Math.min(100, Math.floor((100 * done) / Math.max(1, total)))}
        status="active"
      />
      <ProblemAlert error={cancel.error} />
      {mine && (
        <Button loading={cancel.isPending} onClick={() => cancel.mutate({ params: { id }, version })}>
          {say('stop')}
        </Button>
      )}
    </>
  );
}

/** What did not fit into the format: of this file, not of the format as such. */
function Limits({ run: { limits } }: { run: ExportRun }) {
  const say = useExportWords();
  const language = useLanguage();
  const met = limits.filter(({ count }) => count !== null);
  if (met.length === 0) return null;
  return (
    <details>
      <summary>{say('limits')}</summary>
      <ul className="export-limits">
        {met.map(({ code, zh, en, count, examples }) => (
          <li key={code}>
            {language === 'en' ? en : zh}（{count}）<span className="hint"> {examples.slice(0, 20).join('、')}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
