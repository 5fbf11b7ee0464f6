import { Button } from 'antd';
import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import type { Evidence } from '#server/disputes/evidence/evidenceContract.ts';
import { SideDrawer } from '../../ui/SideDrawer.tsx';
import { EvidenceChecks } from './EvidenceChecks.tsx';
import { EvidenceDialog } from './EvidenceDialog.tsx';
import { EvidenceFacts } from './EvidenceFacts.tsx';
import { EvidenceHistory } from './EvidenceHistory.tsx';
import type { EvidenceList } from './evidenceList.ts';
import { RulingDialog } from './RulingDialog.tsx';
import { useEvidenceWords } from './words.ts';

interface Props {
  dispute: Dispute;
  list: EvidenceList;
  evidence: Evidence;
  onClose: () => void;
}

/** One piece of evidence: what it is, why its class is proposed, what was decided, and its versions. */
export function EvidenceDrawer({ dispute, list, evidence, onClose }: Props) {
  const say = useEvidenceWords();
  const [dialog, setDialog] = useState<'rule' | 'correct' | null>(null);
  const { number, title, mayRule, mayCorrect } = evidence;
  const close = () => setDialog(null);
  return (
    <SideDrawer
      title={`${say('number', { n: number })} ${title}`}
      onClose={onClose}
      footer={
        (mayRule || mayCorrect) && (
          <div className="evidence-acts">
            {mayRule && (
              <Button type="primary" onClick={() => setDialog('rule')}>
                {say('rule')}
              </Button>
            )}
            {mayCorrect && <Button onClick={() => setDialog('correct')}>{say('correct')}</Button>}
          </div>
        )
      }
    >
      <EvidenceChecks dispute={dispute} rules={list.rules} evidence={evidence} />
      <EvidenceFacts dispute={dispute} rules={list.rules} evidence={evidence} />
      <EvidenceHistory evidence={evidence} />
      {dialog === 'rule' && <RulingDialog dispute={dispute} rules={list.rules} evidence={evidence} onClose={close} />}
      {dialog === 'correct' && <EvidenceDialog dispute={dispute} list={list} evidence={evidence} onClose={close} />}
    </SideDrawer>
  );
}
