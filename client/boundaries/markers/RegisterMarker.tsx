import { App, Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { LineId } from '#server/boundaries/contract.ts';
import { MarkersApi } from '#server/boundaries/markers/markersApiContract.ts';
import { useAct } from '../../api/query.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { IdentityPanel, OtherPanel, SurveyPanel } from './MarkerPanels.tsx';
import { bodyOfForm, EMPTY_MARKER, type MarkerTexts } from './markerTexts.ts';
import { ReferenceFields } from './ReferenceFields.tsx';
import { useMarkerWords } from './words.ts';
import './markers.css';

/** Registers a marker as its form has it. */
export function RegisterMarker() {
  const say = useMarkerWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [form, setForm] = useState<MarkerTexts>({
    ...EMPTY_MARKER,
    lineId: LineId.safeParse(search.get('line')).data ?? null,
  });
  // One key for this page: a second click after a lost reply must not register a second marker.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const change = (part: Partial<MarkerTexts>) => setForm((was) => ({ ...was, ...part }));
  const save = useAct(MarkersApi.registerMarker, {
    onSuccess: ({ id }) => {
      void message.success(say('saved'));
      void navigate(`/markers/${id}`);
    },
  });
  const submit = () => {
    const body = bodyOfForm(form);
    if (body) save.mutate({ body, idempotencyKey });
  };
  return (
    <>
      <nav className="crumb">
        <Link to="/markers">{say('back')}</Link>
      </nav>
      <PageHeader title={say('register')} lead={say('registerLead')} />
      <IdentityPanel form={form} isNew onChange={change} />
      <SurveyPanel form={form} isNew onChange={change} />
      <section className="panel" aria-labelledby="marker-references">
        <h2 id="marker-references">{say('references')}</h2>
        <ReferenceFields values={form.references} onChange={(references) => change({ references })} />
      </section>
      <OtherPanel form={form} isNew onChange={change} />
      <ProblemAlert error={save.error} />
      <div className="marker-save">
        <Button
          type="primary"
          size="large"
          loading={save.isPending}
          disabled={bodyOfForm(form) === null}
          onClick={submit}
        >
          {say('save')}
        </Button>
      </div>
    </>
  );
}
