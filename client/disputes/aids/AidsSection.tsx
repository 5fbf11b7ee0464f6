import { App, Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { type Aid, type AidKind, AidsApi } from '#server/disputes/aids/aidContract.ts';
import { type ClaimLine, ClaimsApi } from '#server/disputes/claims/claimContract.ts';
import type { Dispute } from '#server/disputes/contract.ts';
import { urlOf } from '../../api/call.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ClaimDrawing } from '../claims/ClaimDrawing.tsx';
import { useClaimWords } from '../claims/words.ts';
import { DisputeMap } from '../map/DisputeMap.tsx';
import { AidResult } from './AidResult.tsx';
import '../claims/claims.css';

/** Lines drawn to help the talks, on the map with what each side would get; never a proposal of law, and said so everywhere. */
export function AidsSection({ dispute }: { dispute: Dispute }) {
  const say = useClaimWords();
  const may = useMay();
  const params = { id: dispute.id };
  const kept = useCall(AidsApi.listAids, { params });
  const contested = useCall(ClaimsApi.contested, { params, query: {} });
  const [drawn, setDrawn] = useState<Aid | null>(null);
  const aids = useMemo(() => {
    const shown = (kept.data?.items ?? []).map(({ title, line }) => ({ label: title, geometry: line }));
    return drawn ? [...shown, { label: say(`aid.${drawn.kind}`), geometry: drawn.line }] : shown;
  }, [kept.data, drawn, say]);
  const error = kept.error ?? contested.error;

  if (!kept.data || !contested.data) return error ? <ProblemAlert error={error} /> : <LoadingBlock rows={4} />;
  const canDraw = contested.data.result === 'contested';
  return (
    <>
      <p className="aid-note">{say('aidsLead')}</p>
      {!canDraw && <p className="hint">{say('aid.needs')}</p>}
      {canDraw && may('disputes.handle') && <AidForm dispute={dispute} drawn={drawn} onDrawn={setDrawn} />}
      {aids.length > 0 && <DisputeMap dispute={dispute} aids={aids} label={say('aids')} height="400px" />}
      {kept.data.items.length === 0 && <p className="hint">{say('aid.none')}</p>}
      {kept.data.items.map((aid) => (
        <article key={aid.id}>
          <h3>
            {aid.title} · {say(`aid.${aid.kind}`)}
          </h3>
          <AidResult dispute={dispute} aid={aid} />
          <p className="hint">
            {aid.organisation} {aid.keptBy} {formatInstant(aid.keptAt)}{' '}
            <a href={urlOf(AidsApi.exportAid, { params: { id: dispute.id, aidId: aid.id } })} download>
              {say('aid.export')}
            </a>
          </p>
        </article>
      ))}
    </>
  );
}

interface FormProps {
  dispute: Dispute;
  drawn: Aid | null;
  onDrawn: (aid: Aid | null) => void;
}

/** Chooses and draws an aid, then keeps it under a title. */
function AidForm({ dispute, drawn, onDrawn }: FormProps) {
  const say = useClaimWords();
  const { message } = App.useApp();
  const [kind, setKind] = useState<AidKind>('middle');
  const [line, setLine] = useState<ClaimLine | null>(null);
  const [title, setTitle] = useState('');
  const preview = useAct(AidsApi.previewAid, { onSuccess: onDrawn });
  const keep = useAct(AidsApi.keepAid, {
    onSuccess: () => {
      void message.success(say('aid.kept'));
      setTitle('');
      onDrawn(null);
    },
  });
  const body = { kind, line: kind === 'feature' ? line : null };
  const params = { id: dispute.id };
  return (
    <>
      <div className="aid-form">
        <Select
          aria-label={say('aids')}
          popupMatchSelectWidth={false}
          value={kind}
          onChange={(next: AidKind) => {
            setKind(next);
            onDrawn(null);
          }}
          options={(['middle', 'equal_area', 'feature'] as const).map((value) => ({
            value,
            label: say(`aid.${value}`),
          }))}
        />
        <Button loading={preview.isPending} onClick={() => preview.mutate({ params, body })}>
          {say('aid.draw')}
        </Button>
      </div>
      {kind === 'feature' && <ClaimDrawing dispute={dispute} line={line} onChange={setLine} />}
      <ProblemAlert error={preview.error ?? keep.error} />
      {drawn && (
        <>
          <AidResult dispute={dispute} aid={drawn} />
          <div className="aid-form">
            <Input
              aria-label={say('aid.title')}
              placeholder={say('aid.title')}
              maxLength={100}
              style={{ maxWidth: 260 }}
              value={title}
              onChange={({ target }) => setTitle(target.value)}
            />
            <Button
              type="primary"
              disabled={title.trim() === ''}
              loading={keep.isPending}
              onClick={() => keep.mutate({ params, body: { ...body, title } })}
            >
              {say('aid.keep')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
