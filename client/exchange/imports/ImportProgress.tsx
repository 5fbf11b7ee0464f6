import { Progress, Spin } from 'antd';
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
        <span>
          {percent === null && <Spin size="small" />} {say(`progress.${state}`)}
        </span>
        <span className="hint">{rows}</span>
      </span>
      {percent !== null && (
        <Progress percent={percent} status="active" size="small" aria-label={say(`progress.${state}`)} />
      )}
    </div>
  );
}
