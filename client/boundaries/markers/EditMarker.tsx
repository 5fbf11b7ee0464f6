import { App, Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { type Marker, MarkerId } from '#server/boundaries/markers/markerContract.ts';
import { MarkersApi } from '#server/boundaries/markers/markersApiContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { IdentityPanel, OtherPanel, SurveyPanel } from './MarkerPanels.tsx';
import { type MarkerTexts, registrationOf, textsOf } from './markerTexts.ts';
import { useMarkerWords } from './words.ts';
import './markers.css';

/** Puts right what the registration form of a marker says. */
export function EditMarker() {
  const say = useMarkerWords();
  const id = MarkerId.safeParse(useParams().id);
  if (!id.success) {
    return (
      <p role="alert">
        {say('notFound')} <Link to="/markers">{say('back')}</Link>
      </p>
    );
  }
  return <LoadedMarker key={id.data} id={id.data} />;
}

function LoadedMarker({ id }: { id: MarkerId }) {
  const { data: marker, error, refetch } = useCall(MarkersApi.getMarker, { params: { id } });
  if (marker) return <EditForm marker={marker} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}

function EditForm({ marker }: { marker: Marker }) {
  const say = useMarkerWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form, setForm] = useState<MarkerTexts>(() => textsOf(marker));
  // As it was read when the form was opened: what another wrote meanwhile must not be overwritten unseen.
  const [version] = useState(marker.version);
  const change = (part: Partial<MarkerTexts>) => setForm((was) => ({ ...was, ...part }));
  const here = `/markers/${marker.id}`;
  const save = useAct(MarkersApi.editMarker, {
    onSuccess: () => {
      void message.success(say('saved'));
      void navigate(here);
    },
  });
  const body = registrationOf(form);
  return (
    <>
      <nav className="crumb">
        <Link to={here}>{say('backTo', { number: marker.numberText })}</Link>
      </nav>
      <PageHeader title={say('edit')} lead={say('editLead')} />
      <IdentityPanel form={form} isNew={false} onChange={change} />
      <SurveyPanel form={form} isNew={false} onChange={change} />
      <OtherPanel form={form} isNew={false} onChange={change} />
      <ProblemAlert error={save.error} />
      <div className="marker-save">
        <Button
          type="primary"
          size="large"
          loading={save.isPending}
          disabled={!body}
          onClick={() => body && save.mutate({ params: { id: marker.id }, body, version })}
        >
          {say('save')}
        </Button>
      </div>
    </>
  );
}
