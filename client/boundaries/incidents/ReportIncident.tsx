import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { LineId } from '#server/boundaries/contract.ts';
import { IncidentDraft, type IncidentKind } from '#server/boundaries/incidents/incidentContract.ts';
import { IncidentsApi } from '#server/boundaries/incidents/incidentsApiContract.ts';
import { ItemId } from '#server/boundaries/inspections/inspectionContract.ts';
import { MarkerId } from '#server/boundaries/markers/markerContract.ts';
import { MarkersApi } from '#server/boundaries/markers/markersApiContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useFacts } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { dayOf } from '../../ui/dayOf.ts';
import { Field } from '../../ui/Field.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DayField } from '../markers/DayField.tsx';
import { LineChoice } from '../markers/LineChoice.tsx';
import { positionOf } from '../markers/positionText.ts';
import { TextField } from '../markers/TextField.tsx';
import { IncidentPlace, type Placed } from './IncidentPlace.tsx';
import { useIncidentWords } from './words.ts';
import '../../ui/listPage.css';
import './incidents.css';

/** What is typed so far; the address brings what is known: line, marker, finding of an inspection, place. */
interface Typed extends Placed {
  kind: string | null;
  foundOn: string | null;
  place: string;
  description: string;
}

/** Reports an incident. */
export function ReportIncident() {
  const say = useIncidentWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [typed, setTyped] = useState<Typed>(() => startOf(search));
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const now = useFacts()?.now;
  const change = (part: Partial<Typed>) => setTyped((was) => ({ ...was, ...part }));
  const save = useAct(IncidentsApi.reportIncident, {
    onSuccess: ({ id }) => {
      void message.success(say('saved'));
      void navigate(`/incidents/${id}`);
    },
  });
  const foundOn = typed.foundOn ?? (now ? dayOf(now) : null);
  const { data: rules } = useCall(IncidentsApi.incidentRules, {});
  const defect = search.get('defect');
  const ofDefect = rules?.items.find(({ defectCodes }) => defect !== null && defectCodes.includes(defect));
  const filled = { ...typed, foundOn, kind: typed.kind ?? ofDefect?.code ?? null };
  const itemId = ItemId.safeParse(search.get('item')).data ?? null;
  const body = IncidentDraft.safeParse({ ...filled, itemId, place: typed.place.trim() || null });
  return (
    <>
      <nav className="crumb">
        <Link to="/incidents">{say('back')}</Link>
      </nav>
      <PageHeader title={say('report')} lead={say('reportLead')} />
      <section className="panel" aria-labelledby="incident-where">
        <h2 id="incident-where">{say('where')}</h2>
        <IncidentPlace placed={typed} onChange={change} />
      </section>
      <section className="panel" aria-labelledby="incident-what">
        <h2 id="incident-what">{say('what')}</h2>
        <WhatFields typed={filled} kinds={rules?.items ?? []} onChange={change} />
      </section>
      <ProblemAlert error={save.error} />
      <Button
        type="primary"
        size="large"
        loading={save.isPending}
        disabled={!body.success}
        onClick={() => body.data && save.mutate({ body: body.data, idempotencyKey })}
      >
        {say('save')}
      </Button>
    </>
  );
}

const startOf = (search: URLSearchParams): Typed => ({
  lineId: LineId.safeParse(search.get('line')).data ?? null,
  markerId: MarkerId.safeParse(search.get('marker')).data ?? null,
  position: positionOf(search.get('at') ?? ''),
  ...{ kind: null, foundOn: null, place: '', description: search.get('note') ?? '' },
});

interface FieldsProps {
  typed: Typed;
  onChange: (part: Partial<Typed>) => void;
  kinds: readonly IncidentKind[];
}

function WhatFields({ typed, kinds, onChange }: FieldsProps) {
  const say = useIncidentWords();
  return (
    <div className="incident-fields">
      <Field label={say('line')} required>
        {({ id }) => (
          <LineChoice id={id} value={typed.lineId} onChange={(lineId) => onChange({ lineId, markerId: null })} />
        )}
      </Field>
      {typed.lineId && <MarkerField lineId={typed.lineId} typed={typed} onChange={onChange} />}
      <KindField typed={typed} kinds={kinds} onChange={onChange} />
      <DayField label={say('foundOn')} required value={typed.foundOn} onChange={(foundOn) => onChange({ foundOn })} />
      <TextField
        label={say('place')}
        help={say('placeHelp')}
        value={typed.place}
        onChange={(place) => onChange({ place })}
      />
      <TextField
        label={say('description')}
        required
        long
        value={typed.description}
        onChange={(description) => onChange({ description })}
      />
    </div>
  );
}

function MarkerField({ lineId, typed, onChange }: Omit<FieldsProps, 'kinds'> & { lineId: LineId }) {
  const say = useIncidentWords();
  const { data } = useCall(MarkersApi.listMarkers, { query: { line: lineId, limit: 200 } });
  return (
    <Field label={say('marker')}>
      {({ id }) => (
        <Select
          id={id}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say('noMarker')}
          value={typed.markerId}
          onChange={(marker: MarkerId | undefined) => onChange({ markerId: marker ?? null })}
          options={(data?.items ?? []).map(({ id: value, numberText }) => ({ value, label: numberText }))}
        />
      )}
    </Field>
  );
}

function KindField({ typed, kinds, onChange }: FieldsProps) {
  const say = useIncidentWords();
  const isChinese = useLanguage() === 'zh-CN';
  const kind = kinds.find(({ code }) => code === typed.kind);
  return (
    <Field label={say('kind')} required help={kind && <KindHelp kind={kind} />}>
      {({ id }) => (
        <Select
          id={id}
          value={typed.kind}
          onChange={(code: string | null) => onChange({ kind: code })}
          options={kinds.map(({ code, label, labelZh }) => ({ value: code, label: isChinese ? labelZh : label }))}
        />
      )}
    </Field>
  );
}

function KindHelp({ kind }: { kind: IncidentKind }) {
  const say = useIncidentWords();
  const isChinese = useLanguage() === 'zh-CN';
  const article = isChinese ? kind.articleZh : kind.article;
  return (
    <>
      {isChinese ? kind.ruleZh : kind.rule} {say(kind.verified ? 'basis' : 'unverified', { article })}
    </>
  );
}
