import { App, Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { BoundariesApi, LineId } from '#server/boundaries/contract.ts';
import { MarkerKind, MarkerSecrecy } from '#server/boundaries/markers/markerContract.ts';
import { MarkersApi } from '#server/boundaries/markers/markersApiContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { Field } from '../../ui/Field.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DayField } from './DayField.tsx';
import { LineChoice } from './LineChoice.tsx';
import { bodyOfForm, EMPTY_MARKER, type MarkerTexts } from './markerTexts.ts';
import { positionOf } from './positionText.ts';
import { ReferenceFields } from './ReferenceFields.tsx';
import { TextField } from './TextField.tsx';
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
      <IdentityPanel form={form} onChange={change} />
      <SurveyPanel form={form} onChange={change} />
      <section className="panel" aria-labelledby="marker-references">
        <h2 id="marker-references">{say('references')}</h2>
        <ReferenceFields values={form.references} onChange={(references) => change({ references })} />
      </section>
      <OtherPanel form={form} onChange={change} />
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

interface PanelProps {
  form: MarkerTexts;
  onChange: (part: Partial<MarkerTexts>) => void;
}

function IdentityPanel({ form, onChange }: PanelProps) {
  const say = useMarkerWords();
  return (
    <section className="panel" aria-labelledby="marker-identity">
      <h2 id="marker-identity">{say('identity')}</h2>
      <div className="marker-grid">
        <Field label={say('lineChoice')} required>
          {({ id }) => (
            <LineChoice id={id} value={form.lineId} onChange={(lineId) => onChange({ lineId, managerSide: null })} />
          )}
        </Field>
        <TextField
          label={say('number')}
          required
          value={form.numberText}
          onChange={(numberText) => onChange({ numberText })}
        />
        <Field label={say('kind')} required>
          {({ id }) => (
            <Select
              id={id}
              value={form.kind}
              onChange={(kind) => onChange({ kind })}
              options={MarkerKind.options.map((value) => ({ value, label: say(`kind.${value}`) }))}
            />
          )}
        </Field>
        {form.lineId && <ManagerField lineId={form.lineId} form={form} onChange={onChange} />}
        <TextField label={say('material')} value={form.material} onChange={(material) => onChange({ material })} />
        <TextField label={say('size')} value={form.sizeText} onChange={(sizeText) => onChange({ sizeText })} />
        <DayField label={say('setOn')} value={form.setOn} onChange={(setOn) => onChange({ setOn })} />
        <TextField label={say('maker')} value={form.maker} onChange={(maker) => onChange({ maker })} />
      </div>
    </section>
  );
}

function ManagerField({ lineId, form, onChange }: PanelProps & { lineId: LineId }) {
  const say = useMarkerWords();
  const { data: line } = useCall(BoundariesApi.getLine, { params: { id: lineId } });
  const sides = line ? [line.sideA, line.sideB] : [];
  return (
    <Field label={say('manager')}>
      {({ id }) => (
        <Select
          id={id}
          allowClear
          value={form.managerSide}
          onChange={(managerSide: string | undefined) => onChange({ managerSide: managerSide ?? null })}
          options={sides.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
    </Field>
  );
}

function SurveyPanel({ form, onChange }: PanelProps) {
  const say = useMarkerWords();
  const number = (label: string, key: 'epsg' | 'north' | 'east' | 'heightMetres' | 'accuracyMetres', help?: string) => (
    <Field label={label} help={help}>
      {({ id }) => <InputNumber id={id} value={form[key]} onChange={(value) => onChange({ [key]: value })} />}
    </Field>
  );
  const isBad = form.position !== '' && positionOf(form.position) === null;
  return (
    <section className="panel" aria-labelledby="marker-survey">
      <h2 id="marker-survey">{say('survey')}</h2>
      <div className="marker-grid">
        <TextField
          label={say('coordinates')}
          value={form.position}
          help={say('positionHelp')}
          error={isBad ? say('badPosition') : undefined}
          onChange={(position) => onChange({ position })}
        />
        {number(say('height'), 'heightMetres')}
        <TextField
          label={say('heightDatum')}
          value={form.heightDatum}
          onChange={(heightDatum) => onChange({ heightDatum })}
        />
        <TextField
          label={say('surveyMethod')}
          value={form.surveyMethod}
          onChange={(surveyMethod) => onChange({ surveyMethod })}
        />
        {number(say('accuracy'), 'accuracyMetres')}
        {number(say('epsg'), 'epsg', say('epsgHelp'))}
        {number(say('north'), 'north')}
        {number(say('east'), 'east')}
      </div>
    </section>
  );
}

function OtherPanel({ form, onChange }: PanelProps) {
  const say = useMarkerWords();
  return (
    <section className="panel" aria-labelledby="marker-other">
      <h2 id="marker-other">{say('other')}</h2>
      <div className="marker-grid">
        <TextField
          label={say('faces')}
          long
          help={say('facesHelp')}
          value={form.faces}
          onChange={(faces) => onChange({ faces })}
        />
        <TextField label={say('note')} long value={form.note} onChange={(note) => onChange({ note })} />
        <Field label={say('secrecy')}>
          {({ id }) => (
            <Select
              id={id}
              value={form.secrecy}
              onChange={(secrecy) => onChange({ secrecy })}
              options={MarkerSecrecy.options.map((value) => ({ value, label: say(`secrecy.${value}`) }))}
            />
          )}
        </Field>
      </div>
    </section>
  );
}
