import { Grid, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { ImportRun } from '#server/exchange/imports/importContract.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { formatBytes } from '../../ui/formatMeasure.ts';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { ImportProgress } from './ImportProgress.tsx';
import { ImportStateTag } from './ImportStateTag.tsx';
import { CountsLine } from './OutcomeTag.tsx';
import { useImportWords } from './words.ts';

/** A run as the list has it. */
export type ListedImport = Pick<
  ImportRun,
  | 'id'
  | 'kind'
  | 'state'
  | 'fileName'
  | 'sizeBytes'
  | 'by'
  | 'divisionName'
  | 'counts'
  | 'findings'
  | 'progress'
  | 'createdAt'
>;

/** Imports as rows; as cards where there is no room. */
export function ImportTable({ imports }: { imports: readonly ListedImport[] }) {
  const say = useImportWords();
  const columns = useColumns();
  const isWide = Grid.useBreakpoint().lg ?? true;
  if (isWide) {
    return (
      <RecordTable label={say('title')} columns={columns} records={imports} to={({ id }) => `/imports/${id}`} fits />
    );
  }
  return (
    <ul className="card-list" aria-label={say('title')}>
      {imports.map((run) => (
        <li key={run.id} className="card-item">
          <div className="card-item-head">
            <FileLink run={run} />
            <ImportStateTag state={run.state} />
          </div>
          <KindLine run={run} />
          <Result run={run} />
          <p className="hint">
            {run.divisionName} · {run.by} · {formatInstant(run.createdAt)}
          </p>
        </li>
      ))}
    </ul>
  );
}

function useColumns(): TableColumnsType<ListedImport> {
  const say = useImportWords();
  return [
    {
      key: 'file',
      title: say('file'),
      render: (_, run) => (
        <>
          <FileLink run={run} />
          <KindLine run={run} />
        </>
      ),
    },
    {
      key: 'state',
      title: say('state'),
      className: 'whole',
      render: (_, { state }) => <ImportStateTag state={state} />,
    },
    { key: 'result', title: say('result'), render: (_, run) => <Result run={run} /> },
    {
      key: 'who',
      title: say('who'),
      render: (_, { by, divisionName }) => (
        <>
          {by}
          <span className="import-sub">{divisionName}</span>
        </>
      ),
    },
    {
      key: 'when',
      title: say('when'),
      className: 'whole',
      render: (_, { createdAt }) => formatInstant(createdAt),
    },
  ];
}

function FileLink({ run: { id, fileName } }: { run: ListedImport }) {
  return (
    <Link className="record-name import-file" to={`/imports/${id}`}>
      {fileName}
    </Link>
  );
}

function KindLine({ run: { kind, sizeBytes } }: { run: ListedImport }) {
  const say = useImportWords();
  return (
    <span className="import-sub">
      {kind ? say(`kind.${kind}`) : say('kindNone')} · {formatBytes(sizeBytes)}
    </span>
  );
}

function Result({ run: { state, progress, counts, findings } }: { run: ListedImport }) {
  const say = useImportWords();
  const { listed } = usePunctuation();
  if (state === 'reading' || state === 'judging' || state === 'committing' || state === 'undoing') {
    return <ImportProgress state={state} progress={progress} />;
  }
  const found = [
    ...(findings.error > 0 ? [say('errorsCount', { n: findings.error })] : []),
    ...(findings.warning > 0 ? [say('warningsCount', { n: findings.warning })] : []),
  ];
  return (
    <>
      <CountsLine counts={counts} />
      {found.length > 0 && <span className="import-sub">{listed(found)}</span>}
    </>
  );
}
