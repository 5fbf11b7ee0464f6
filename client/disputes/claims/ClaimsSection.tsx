import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { ClaimsApi } from '#server/disputes/claims/claimContract.ts';
import type { Dispute } from '#server/disputes/contract.ts';
import { useCall } from '../../api/query.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DisputeMap } from '../map/DisputeMap.tsx';
import { ClaimDialog } from './ClaimDialog.tsx';
import { ClaimTable } from './ClaimTable.tsx';
import { RoundResult } from './RoundResult.tsx';
import { useClaimWords } from './words.ts';
import './claims.css';

/** What both sides claim: on the map, what follows, every round and version, and the way to state a claim. */
export function ClaimsSection({ dispute }: { dispute: Dispute }) {
  const say = useClaimWords();
  const { data, error, refetch } = useCall(ClaimsApi.listClaims, { params: { id: dispute.id } });
  const [isOpen, setOpen] = useState(false);
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingBlock rows={8} />;
  return (
    <>
      <p className="hint">{say('lead')}</p>
      <Rounds dispute={dispute} last={data.round} />
      {data.mayClaimFor.length > 0 && (
        <p>
          <Button type="primary" onClick={() => setOpen(true)}>
            {say('claim')}
          </Button>
        </p>
      )}
      <ClaimTable dispute={dispute} claims={data.items} />
      {isOpen && <ClaimDialog dispute={dispute} claims={data} onClose={() => setOpen(false)} />}
    </>
  );
}

/** One round, or the last one beside an earlier one. */
function Rounds({ dispute, last }: { dispute: Dispute; last: number }) {
  const say = useClaimWords();
  const [compares, setCompares] = useState(false);
  return (
    <>
      {last > 1 && (
        <Button onClick={() => setCompares(!compares)} aria-pressed={compares}>
          {say(compares ? 'single' : 'compare')}
        </Button>
      )}
      <div className={compares ? 'claim-rounds beside' : 'claim-rounds'}>
        {compares && <OneRound dispute={dispute} last={last} first={last - 1} />}
        <OneRound key={last} dispute={dispute} last={last} first={last} />
      </div>
    </>
  );
}

function OneRound({ dispute, last, first }: { dispute: Dispute; last: number; first: number }) {
  const say = useClaimWords();
  const [round, setRound] = useState(first);
  const options = Array.from({ length: last }, (_, i) => ({ value: i + 1, label: say('round', { n: i + 1 }) }));
  return (
    <div>
      {last > 1 && (
        <div className="claim-round-choice">
          <Segmented aria-label={say('rounds')} value={round} onChange={setRound} options={options} />
        </div>
      )}
      <RoundResult dispute={dispute} round={round} />
      <DisputeMap dispute={dispute} round={round} label={say('round', { n: round })} />
    </div>
  );
}
