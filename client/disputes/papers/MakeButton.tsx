import { App, Button } from 'antd';
import type { Dispute } from '#server/disputes/contract.ts';
import { type DisputeExport, DisputePapersApi } from '#server/disputes/papers/paperContract.ts';
import { useAct } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useDisputePaperWords } from './words.ts';

/** Makes one of the papers; what was made stands below. */
export function MakeButton({ dispute, kind, label }: { dispute: Dispute; kind: DisputeExport['kind']; label: string }) {
  const say = useDisputePaperWords();
  const { message } = App.useApp();
  const make = useAct(DisputePapersApi.make, { onSuccess: () => void message.success(say('done')) });
  return (
    <>
      <ProblemAlert error={make.error} />
      <Button loading={make.isPending} onClick={() => make.mutate({ params: { id: dispute.id }, body: { kind } })}>
        {label}
      </Button>
    </>
  );
}
