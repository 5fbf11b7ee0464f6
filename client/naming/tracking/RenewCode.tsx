import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { CaseId } from '#server/naming/caseContract.ts';
import { TrackingApi } from '#server/naming/tracking/contract.ts';
import { useAct } from '../../api/query.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { CodeActs } from './CodeActs.tsx';
import { useTrackingWords } from './words.ts';
import './tracking.css';

/** A new code in the place of a lost one: asked for, then shown once. */
export function RenewCode({ caseId }: { caseId: CaseId }) {
  const say = useTrackingWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {say('renew')}
      </Button>
      {isOpen && <RenewDialog caseId={caseId} onClose={() => setOpen(false)} />}
    </>
  );
}

function RenewDialog({ caseId, onClose }: { caseId: CaseId; onClose: () => void }) {
  const say = useTrackingWords();
  const renew = useAct(TrackingApi.newTrackingCode);
  const made = renew.data;
  return (
    <Modal
      open
      title={say(made ? 'renewed' : 'renewTitle')}
      mask={{ closable: !made }}
      okText={say(made ? 'done' : 'renewOk')}
      cancelText={say('cancel')}
      {...(made ? { cancelButtonProps: { style: { display: 'none' } } } : {})}
      confirmLoading={renew.isPending}
      onOk={() => (made ? onClose() : renew.mutate({ params: { id: caseId } }))}
      onCancel={onClose}
    >
      <ProblemAlert error={renew.error} />
      {made ? (
        <div role="status">
          <p className="tracking-code">
            {made.caseNo} <strong>{made.code}</strong>
          </p>
          <CodeActs caseId={caseId} {...made} />
        </div>
      ) : (
        <p>{say('renewText')}</p>
      )}
    </Modal>
  );
}
