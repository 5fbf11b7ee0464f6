import { Button, Popconfirm } from 'antd';
import type { ImportRun } from '#server/exchange/imports/importContract.ts';
import { mayCancel } from './importState.ts';
import type { RunActs } from './useRunActs.ts';
import { useImportWords } from './words.ts';

/** Ends a run that is not written yet. */
export function CancelButton({ run, acts }: { run: ImportRun; acts: RunActs }) {
  const say = useImportWords();
  if (!acts.mayMake || !mayCancel(run.state)) return null;
  return (
    <Popconfirm
      title={say('cancelAsk')}
      description={say('cancelWhy')}
      okText={say('cancel')}
      cancelText={say('cancelNo')}
      onConfirm={acts.cancel}
    >
      <Button danger loading={acts.isBusy}>
        {say('cancel')}
      </Button>
    </Popconfirm>
  );
}
