import { useMemo } from 'react';
import type { ImportRow, ImportRun } from '#server/exchange/imports/importContract.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import { useCall } from '../../../api/query.ts';
import { LoadingBlock } from '../../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useStepWords } from '../stepWords.ts';
import { geometryOf, RowsMap } from '../trial/RowsMap.tsx';
import { PreviewTable } from './PreviewTable.tsx';

const SHOWN = 8;
const ON_MAP = 200;

/** The first rows as read, the first doubtful ones with the cell at fault, and where the first positions lie. */
export function PreviewSection({ run, headings }: { run: ImportRun; headings: readonly string[] }) {
  const say = useStepWords();
  const { data, error, isLoading } = useCall(ImportsApi.rows, { params: { id: run.id }, query: { limit: ON_MAP } });
  const rows = useMemo(() => data?.items ?? [], [data]);
  if (error && !data) return <ProblemAlert error={error} />;
  if (isLoading) return <LoadingBlock rows={4} />;
  if (rows.length === 0) return <p className="hint">{say('previewEmpty')}</p>;
  return (
    <>
      <h3>{say('preview')}</h3>
      <PreviewTable label={say('preview')} headings={headings} rows={rows.slice(0, SHOWN)} />
      <Doubtful run={run} headings={headings} />
      <FirstPositions rows={rows} />
    </>
  );
}

function Doubtful({ run, headings }: { run: ImportRun; headings: readonly string[] }) {
  const say = useStepWords();
  const params = { id: run.id };
  const errors = useCall(ImportsApi.rows, { params, query: { limit: SHOWN, severity: 'error' } }).data?.items ?? [];
  const warnings = useCall(ImportsApi.rows, { params, query: { limit: SHOWN, severity: 'warning' } }).data?.items ?? [];
  const seen = new Set(errors.map(({ number }) => number));
  const rows = [...errors, ...warnings.filter(({ number }) => !seen.has(number))].slice(0, SHOWN);
  return (
    <>
      <h3>{say('doubtful')}</h3>
      {rows.length === 0 ? (
        <p className="hint">{say('doubtfulNone')}</p>
      ) : (
        <PreviewTable label={say('doubtful')} headings={headings} rows={rows} />
      )}
    </>
  );
}

function FirstPositions({ rows }: { rows: readonly ImportRow[] }) {
  const say = useStepWords();
  const placed = useMemo(() => rows.filter((row) => geometryOf(row) !== null), [rows]);
  if (placed.length === 0) return null;
  const label = say('positions', { n: placed.length });
  return (
    <>
      <h3>{label}</h3>
      <RowsMap label={label} rows={placed} />
      <p className="hint">{say('positionsHint')}</p>
    </>
  );
}
