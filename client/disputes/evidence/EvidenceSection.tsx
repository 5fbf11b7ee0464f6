import { Button } from 'antd';
import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import { EvidenceApi, type EvidenceId } from '#server/disputes/evidence/evidenceContract.ts';
import { useCall } from '../../api/query.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { EvidenceBands } from './EvidenceBands.tsx';
import { EvidenceDialog } from './EvidenceDialog.tsx';
import { EvidenceDrawer } from './EvidenceDrawer.tsx';
import { EvidenceFilter } from './EvidenceFilter.tsx';
import { EvidenceMap } from './EvidenceMap.tsx';
import type { EvidenceList, Wanted } from './evidenceList.ts';
import { useEvidenceWords } from './words.ts';
import './evidence.css';

/** What both sides and the handling government bring, side by side by band (BD arts. 7-9). */
export function EvidenceSection({ dispute }: { dispute: Dispute }) {
  const { data, error, refetch } = useCall(EvidenceApi.listEvidence, { params: { id: dispute.id } });
  if (data) return <EvidenceFile dispute={dispute} list={data} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={4} />;
}

const matches = ({ part, ruling }: EvidenceList['items'][number], wanted: Wanted): boolean =>
  (wanted.part === undefined || part === wanted.part) &&
  (wanted.state === undefined || (wanted.state === 'ruled') === (ruling !== null));

function EvidenceFile({ dispute, list }: { dispute: Dispute; list: EvidenceList }) {
  const say = useEvidenceWords();
  const [openId, setOpenId] = useState<EvidenceId | null>(null);
  const [isFiling, setFiling] = useState(false);
  const [wanted, setWanted] = useState<Wanted>({});
  const shown = list.items.filter((one) => matches(one, wanted));
  const open = list.items.find(({ id }) => id === openId);
  return (
    <>
      <p className="hint">{say('lead')}</p>
      <div className="evidence-bar">
        {list.items.length > 1 && <EvidenceFilter dispute={dispute} wanted={wanted} onWant={setWanted} />}
        {list.parts.length > 0 && (
          <Button type="primary" onClick={() => setFiling(true)}>
            {say('file')}
          </Button>
        )}
      </div>
      {list.items.length === 0 && (
        <EmptyState text={say('none')}>
          <p className="empty-hint">{say('noneHint')}</p>
        </EmptyState>
      )}
      <EvidenceMap dispute={dispute} items={shown} onOpen={setOpenId} />
      {list.items.length > 0 && <EvidenceBands dispute={dispute} list={{ ...list, items: shown }} onOpen={setOpenId} />}
      {isFiling && <EvidenceDialog dispute={dispute} list={list} onClose={() => setFiling(false)} />}
      {open && (
        <EvidenceDrawer key={open.id} dispute={dispute} list={list} evidence={open} onClose={() => setOpenId(null)} />
      )}
    </>
  );
}
