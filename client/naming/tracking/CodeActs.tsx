import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { CaseId } from '#server/naming/caseContract.ts';
import { TrackingApi } from '#server/naming/tracking/contract.ts';
import { saveFile } from '../../api/saveFile.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useTrackingWords } from './words.ts';

interface Props {
  caseId: CaseId;
  caseNo: string;
  code: string;
}

/** What to do with a code while it is known: copy it, take the receipt. */
export function CodeActs({ caseId, caseNo, code }: Props) {
  const say = useTrackingWords();
  const { message } = App.useApp();
  const receipt = useMutation({
    mutationFn: () => saveFile(TrackingApi.trackingReceipt, { params: { id: caseId }, body: { code } }),
  });
  const copy = async () => {
    await navigator.clipboard.writeText(`${caseNo} ${code}`);
    void message.success(say('copied'));
  };
  return (
    <>
      <p>{say('once')}</p>
      <ProblemAlert error={receipt.error} />
      <div className="code-acts">
        {/* The clipboard is there only over https or on this machine. */}
        {navigator.clipboard && <Button onClick={() => void copy()}>{say('copy')}</Button>}
        <Button loading={receipt.isPending} onClick={() => receipt.mutate()}>
          {say('receipt')}
        </Button>
      </div>
    </>
  );
}
