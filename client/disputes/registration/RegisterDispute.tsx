import { App, Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { DisputePreviewApi } from '#server/disputes/bindingContract.ts';
import { DisputeDraft, DisputesApi, DisputeTrack } from '#server/disputes/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useDisputeWords } from '../words.ts';
import { FactsFields } from './FactsFields.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';
import { RoutedOut } from './RoutedOut.tsx';
import { SideFields } from './SideFields.tsx';
import { TrackChoice } from './TrackChoice.tsx';
import { draftOf, EMPTY, type Typed } from './typed.ts';
import '../../ui/listPage.css';
import '../disputes.css';

/** Registers a dispute: its track, the two governments, what binds already, the facts. */
export function RegisterDispute() {
  const say = useDisputeWords();
  const [typed, setTyped] = useState<Typed>(EMPTY);
  const change = (part: Partial<Typed>) => setTyped((was) => ({ ...was, ...part }));
  const { track } = typed;
  return (
    <>
      <nav className="crumb">
        <Link to="/disputes">{say('back')}</Link>
      </nav>
      <PageHeader title={say('register')} lead={say('registerLead')} />
      <section className="panel" aria-labelledby="dispute-track">
        <h2 id="dispute-track">{say('chooseTrack')}</h2>
        <TrackChoice value={track} onChange={(chosen) => change({ track: chosen })} />
      </section>
      {(track === 'T3' || track === 'T4') && <RoutedOut track={track} />}
      {(track === 'T1' || track === 'T2') && <Registration typed={typed} onChange={change} />}
    </>
  );
}

interface Props {
  typed: Typed;
  onChange: (part: Partial<Typed>) => void;
}

/** Level, handler and binding lines, asked as soon as both sides are chosen. */
function usePreview({ track, sideA, sideB }: Typed) {
  const chosen = DisputePreviewApi.preview.body.safeParse({ track, sideA, sideB });
  const none = { track: 'T1', sideA: DivisionCode.parse('000000'), sideB: DivisionCode.parse('000000') } as const;
  return useCall(DisputePreviewApi.preview, { body: chosen.data ?? none }, { enabled: chosen.success });
}

function Registration({ typed, onChange }: Props) {
  const say = useDisputeWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const { data: preview, error } = usePreview(typed);
  const save = useAct(DisputesApi.register, {
    onSuccess: ({ id }) => {
      void message.success(say('saved'));
      void navigate(`/disputes/${id}`);
    },
  });
  const track = DisputeTrack.safeParse(typed.track).data;
  const binds = track === 'T1' && preview !== undefined && preview.binding.length > 0;
  const draft = DisputeDraft.safeParse(draftOf(typed, binds));
  const isReady = draft.success && preview !== undefined && (!binds || draft.data.bindingReason !== null);
  return (
    <>
      <section className="panel" aria-labelledby="dispute-sides">
        <h2 id="dispute-sides">{say('chooseSides')}</h2>
        <SideFields typed={typed} onChange={onChange} />
        <ProblemAlert error={error} />
        <PreviewPanel typed={typed} preview={preview} binds={binds} onChange={onChange} />
      </section>
      <section className="panel" aria-labelledby="dispute-facts">
        <h2 id="dispute-facts">{say('writeFacts')}</h2>
        <FactsFields typed={typed} onChange={onChange} />
      </section>
      <ProblemAlert error={save.error} />
      <Button
        type="primary"
        size="large"
        loading={save.isPending}
        disabled={!isReady}
        onClick={() => draft.data && save.mutate({ body: draft.data, idempotencyKey })}
      >
        {say('save')}
      </Button>
    </>
  );
}
