import { Button, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { TopologyApi } from '#server/boundaries/topology/topologyContract.ts';
import { DivisionsApi } from '#server/divisions/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { ApiProblem } from '../../api/apiProblem.ts';
import { useAct, useCall } from '../../api/query.ts';
import { DayPicker } from '../../ui/DayPicker.tsx';
import { Field } from '../../ui/Field.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { type ChosenThresholds, ThresholdFields } from './ThresholdFields.tsx';
import { useTopologyWords } from './words.ts';

const ACCEPTED = '.zip,.gpkg,.geojson,.json,.kml,.kmz';
const SYSTEMS = { auto: undefined, cgcs2000: 'EPSG:4490', gcj02: 'GCJ-02' } as const;
type System = keyof typeof SYSTEMS;

/** Where a check begins: a file, or outlines of the register. */
export function StartCheck() {
  return (
    <div className="topology-start">
      <FromFile />
      <FromStored />
    </div>
  );
}

function FromFile() {
  const say = useTopologyWords();
  const navigate = useNavigate();
  const [system, setSystem] = useState<System>('auto');
  const [thresholds, setThresholds] = useState<ChosenThresholds>({});
  const start = useAct(TopologyApi.checkFile, { onSuccess: ({ id }) => navigate(`/boundaries/topology/${id}`) });
  const crs = SYSTEMS[system];
  return (
    <section className="panel" aria-labelledby="topology-file">
      <h2 id="topology-file">{say('fromFile')}</h2>
      <Field label={say('system')} help={say('systemHelp')}>
        {(control) => (
          <Select
            {...control}
            value={system}
            onChange={setSystem}
            popupMatchSelectWidth={false}
            options={(['auto', 'cgcs2000', 'gcj02'] as const).map((value) => ({
              value,
              label: say(`system.${value}`),
            }))}
          />
        )}
      </Field>
      <ThresholdFields value={thresholds} onChange={setThresholds} />
      <FileDrop
        choose={say('choose')}
        drop={say('drop')}
        hint={say('fileHint')}
        accept={ACCEPTED}
        busy={start.isPending}
        onFile={(file) => start.mutate({ file, query: { ...thresholds, ...(crs === undefined ? {} : { crs }) } })}
      />
      <ProblemAlert error={start.error} shownElsewhere={saidOnce(start.error)} />
    </section>
  );
}

/** A single fault is the sentence itself. */
const saidOnce = (error: Error | null): string[] =>
  error instanceof ApiProblem && error.errors.length === 1 ? ['/file'] : [];

const LEVELS = ['county', 'township'] as const;

function FromStored() {
  const say = useTopologyWords();
  const navigate = useNavigate();
  const [division, setDivision] = useState<DivisionCode>();
  const [level, setLevel] = useState<(typeof LEVELS)[number]>('county');
  const [day, setDay] = useState<string | null>(null);
  const [thresholds, setThresholds] = useState<ChosenThresholds>({});
  const [isTried, setTried] = useState(false);
  const start = useAct(TopologyApi.checkStored, { onSuccess: ({ id }) => navigate(`/boundaries/topology/${id}`) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (division) start.mutate({ body: { division, level, thresholds, ...(day ? { day } : {}) } });
  };
  const missing = isTried && !division ? say('divisionNeeded') : undefined;
  return (
    <form className="panel" aria-labelledby="topology-stored" onSubmit={submit} noValidate>
      <h2 id="topology-stored">{say('fromStored')}</h2>
      <Field label={say('division')} required error={missing}>
        {(control) => <DivisionChoice control={control} value={division} onChange={setDivision} />}
      </Field>
      <Field label={say('level')}>
        {(control) => (
          <Select
            {...control}
            value={level}
            onChange={setLevel}
            options={LEVELS.map((value) => ({ value, label: say(`level.${value}`) }))}
          />
        )}
      </Field>
      <Field label={say('day')} help={say('dayHelp')}>
        {({ id }) => <DayPicker id={id} value={day} onChange={setDay} />}
      </Field>
      <ThresholdFields value={thresholds} onChange={setThresholds} />
      <ProblemAlert error={start.error} />
      <Button type="primary" htmlType="submit" loading={start.isPending}>
        {say('start')}
      </Button>
    </form>
  );
}

interface ChoiceProps {
  control: object;
  value: DivisionCode | undefined;
  onChange: (code: DivisionCode | undefined) => void;
}

/** Prefectures and counties: what has counties or townships inside. */
function DivisionChoice({ control, value, onChange }: ChoiceProps) {
  const prefectures = useCall(DivisionsApi.list, { query: { level: 'prefecture', limit: 200 } });
  const counties = useCall(DivisionsApi.list, { query: { level: 'county', limit: 200 } });
  const divisions = [...(prefectures.data?.items ?? []), ...(counties.data?.items ?? [])];
  return (
    <Select
      {...control}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null}
      onChange={(code: string | null) => onChange(DivisionCode.safeParse(code).data)}
      options={divisions.map(({ code, path }) => ({ value: code, label: path }))}
    />
  );
}
