import { InputNumber, Select } from 'antd';
import { BoundariesApi, type LineId } from '#server/boundaries/contract.ts';
import { MarkerKind } from '#server/boundaries/markers/markerContract.ts';
import { useCall } from '../../api/query.ts';
import { Field } from '../../ui/Field.tsx';
import { DayField } from './DayField.tsx';
import { LineChoice } from './LineChoice.tsx';
import type { MarkerTexts } from './markerTexts.ts';
import { positionOf } from './positionText.ts';
import { TextField } from './TextField.tsx';
import { useMarkerWords } from './words.ts';

const FIRST_SECRECY = ['internal', 'restricted'] as const;

interface PanelProps {
  form: MarkerTexts;
  /** Before it is registered; afterwards line and position change by events, access by a decision. */
  isNew: boolean;
  onChange: (part: Partial<MarkerTexts>) => void;
}

/** Line, number, kind, manager and make. The line of a marker that is registered stays. */
export function IdentityPanel({ form, isNew, onChange }: PanelProps) {
  const say = useMarkerWords();
  return (
    <section className="panel" aria-labelledby="marker-identity">
      <h2 id="marker-identity">{say('identity')}</h2>
      <div className="marker-grid">
        {isNew && (
          <Field label={say('lineChoice')} required>
            {({ id }) => (
              <LineChoice id={id} value={form.lineId} onChange={(lineId) => onChange({ lineId, managerSide: null })} />
            )}
          </Field>
        )}
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

function ManagerField({ lineId, form, onChange }: Omit<PanelProps, 'isNew'> & { lineId: LineId }) {
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

/** Position, height, and how they were surveyed. */
export function SurveyPanel({ form, isNew, onChange }: PanelProps) {
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
        {isNew && (
          <TextField
            label={say('coordinates')}
            value={form.position}
            help={say('positionHelp')}
            error={isBad ? say('badPosition') : undefined}
            onChange={(position) => onChange({ position })}
          />
        )}
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
        {isNew && number(say('epsg'), 'epsg', say('epsgHelp'))}
        {isNew && number(say('north'), 'north')}
        {isNew && number(say('east'), 'east')}
      </div>
    </section>
  );
}

/** Inscriptions, notes, and who may see a new one. */
export function OtherPanel({ form, isNew, onChange }: PanelProps) {
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
        {isNew && (
          <Field label={say('secrecy')} help={say('secrecyHelp')}>
            {({ id }) => (
              <Select
                id={id}
                value={form.secrecy}
                onChange={(secrecy) => onChange({ secrecy })}
                options={FIRST_SECRECY.map((value) => ({ value, label: say(`secrecy.${value}`) }))}
              />
            )}
          </Field>
        )}
      </div>
    </section>
  );
}
