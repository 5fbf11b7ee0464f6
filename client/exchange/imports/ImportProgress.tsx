import { Progress } from 'antd';
import type { ImportRun } from '#server/exchange/imports/importContract.ts';
import { useImportWords } from './words.ts';
import './imports.css';

type Props = Pick<ImportRun, 'progress'> & { state: 'reading' | 'judging' | 'committing' | 'undoing' };

/** How far the step under way is: a bar where the end is known, else the rows done so far. */
export function ImportProgress({ state, progress: { done, total } }: Props) {
  const say = useImportWords();
  const percent = total ? Math.min(100, Math.floor((done / total) * 100)) : null;
  const rows = total
    ? say('progressOf', { done, total })
    : done > 0
      ? say('progressDone', { done })
      : say('progressStart');
  return (
    <div className="import-progress">
      <span className="import-progress-words" role="status">
        {say(`progress.${state}`)}
        <span className="hint">{rows}</span>
      </span>
      <Progress
        percent={percent ?? 100}
        status="active"
        size="small"
        showInfo={percent !== null}
        aria-label={say(`progress.${state}`)}
        {...(percent === null ? { className: 'import-progress-open' } : {})}
      />
    </div>
  );
}
