import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import { ReleaseDraft, TouchingApi, type TouchingItem } from '#server/disputes/touching/touchingContract.ts';
import { useAct } from '../../api/query.ts';
import { LineDialog } from '../../boundaries/archive/LineDialog.tsx';
import { TextField } from '../../boundaries/markers/TextField.tsx';
import { useTouchingWords } from './words.ts';

interface Props {
  dispute: Dispute;
  item: TouchingItem;
  onClose: () => void;
}

/** Lets something in the contested area go on, with the reason. */
export function ReleaseDialog({ dispute, item: { subject, id: subjectId, label }, onClose }: Props) {
  const say = useTouchingWords();
  const [reason, setReason] = useState('');
  const release = useAct(TouchingApi.release, { onSuccess: onClose });
  const body = ReleaseDraft.safeParse({ subject, subjectId, reason });
  return (
    <LineDialog
      title={`${say('release')}：${label}`}
      intro={say('releaseIntro')}
      error={release.error}
      isPending={release.isPending}
      isComplete={body.success}
      onSubmit={() => body.data && release.mutate({ params: { id: dispute.id }, body: body.data })}
      onClose={onClose}
    >
      <TextField label={say('reason')} required long value={reason} onChange={setReason} />
    </LineDialog>
  );
}
