import { Alert, Button } from 'antd';
import type { RunActs } from './useRunActs.ts';
import { useImportWords } from './words.ts';

/** Says that the run moved on meanwhile, and offers to send the kept choice again. */
export function StaleImport({ acts: { isStale, isBusy, again } }: { acts: RunActs }) {
  const say = useImportWords();
  if (!isStale) return null;
  return (
    <Alert
      className="problem-alert"
      role="alert"
      type="warning"
      showIcon
      title={say('staleTitle')}
      description={say('stale')}
      action={
        <Button size="small" type="primary" loading={isBusy} onClick={again}>
          {say('staleAgain')}
        </Button>
      }
    />
  );
}
