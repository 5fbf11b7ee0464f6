import { useState } from 'react';
import { CampaignsApi } from '#server/naming/campaigns/contract.ts';
import type { ItemDetail } from '#server/naming/campaigns/itemContract.ts';
import type { Objection } from '#server/naming/objections/contract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { AnswerDialog } from '../objections/AnswerDialog.tsx';
import { ObjectionList } from '../objections/ObjectionList.tsx';
import { ItemSection } from './ItemSection.tsx';
import { useItemWords } from './itemWords.ts';

/** What people said of this name while the list was on notice, and the answers. Nobody has said anything before. */
export function ItemObjections({ found: { id, state, onNotice } }: { found: ItemDetail }) {
  const say = useItemWords();
  const { data, error, refetch } = useCall(CampaignsApi.objections, { params: { id } }, { enabled: onNotice });
  const [open, setOpen] = useState<Objection | null>(null);
  const send = useAct(CampaignsApi.answerObjection);
  if (!onNotice && state === 'struck') return null;
  return (
    <ItemSection title="objectionsTitle">
      {!onNotice && <p className="hint">{say('noNotice')}</p>}
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {onNotice && !data && !error && <LoadingBlock rows={2} />}
      {data && <ObjectionList said={data} onAnswer={setOpen} />}
      {open && (
        <AnswerDialog
          objection={open}
          send={send}
          onSend={(body, options) => send.mutate({ params: { id, objectionId: open.id }, body }, options)}
          onClose={() => {
            send.reset();
            setOpen(null);
          }}
        />
      )}
    </ItemSection>
  );
}
