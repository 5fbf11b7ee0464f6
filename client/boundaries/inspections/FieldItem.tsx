import { Button, Select } from 'antd';
import { useState } from 'react';
import type { Inspection, InspectionItem } from '#server/boundaries/inspections/inspectionContract.ts';
import { InspectionsApi } from '#server/boundaries/inspections/inspectionsApiContract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DayField } from '../markers/DayField.tsx';
import { FileChooser } from '../markers/FileChooser.tsx';
import { TextField } from '../markers/TextField.tsx';
import { type Located, PositionButton } from './PositionButton.tsx';
import { useInspectionWords } from './words.ts';

interface Props {
  inspection: Inspection;
  item: InspectionItem;
  names: { a: string; b: string };
  onDone: () => void;
}

/** One marker or stretch: result, details where something is wrong, position, photo. */
export function FieldItem({ inspection, item, names, onDone }: Props) {
  const say = useInspectionWords();
  const [result, setResult] = useState(item.result);
  const [defectCode, setDefect] = useState(item.defectCode);
  const [note, setNote] = useState(item.note ?? '');
  const [deadline, setDeadline] = useState(item.deadline);
  const [located, setLocated] = useState<Located | null>(null);
  const save = useAct(InspectionsApi.recordItem, { onSuccess: onDone });
  const params = { id: inspection.id, itemId: item.id };
  const isDefect = result === 'defect';
  const submit = () => {
    if (!result) return;
    const place = located ?? { position: item.position, accuracyMetres: item.accuracyMetres };
    const found = isDefect ? { defectCode, deadline } : { defectCode: null, deadline: null };
    const people = { inspectorA: names.a.trim(), inspectorB: names.b.trim() };
    save.mutate({
      params,
      body: { result, note: note.trim() || null, ...found, ...people, ...place },
      version: item.version,
    });
  };
  const isReady =
    result !== null && names.a.trim() !== '' && names.b.trim() !== '' && (!isDefect || (defectCode && deadline));
  return (
    <section className="panel inspection-form" aria-labelledby="field-item">
      <p className="hint">{say('itemOf', { n: item.no, all: inspection.items.length })}</p>
      <h2 id="field-item">{item.marker ? say('marker', { number: item.marker.numberText }) : item.section}</h2>
      <ProblemAlert error={save.error} />
      <div className="field-results">
        {(['as_agreed', 'defect'] as const).map((one) => (
          <Button
            key={one}
            size="large"
            type={result === one ? 'primary' : 'default'}
            aria-pressed={result === one}
            onClick={() => setResult(one)}
          >
            {say(`result.${one}`)}
          </Button>
        ))}
      </div>
      {isDefect && (
        <>
          <DefectField target={item.section === null ? 'marker' : 'section'} value={defectCode} onChange={setDefect} />
          <DayField label={say('deadline')} required value={deadline} onChange={setDeadline} />
        </>
      )}
      <TextField label={say('note')} long value={note} onChange={setNote} />
      <PositionButton value={located} onChange={setLocated} />
      <PhotoButton params={params} count={item.files.length} />
      <Button size="large" type="primary" block loading={save.isPending} disabled={!isReady} onClick={submit}>
        {say('recordAndNext')}
      </Button>
    </section>
  );
}

interface DefectProps {
  target: 'marker' | 'section';
  value: string | null;
  onChange: (code: string) => void;
}

function DefectField({ target, value, onChange }: DefectProps) {
  const say = useInspectionWords();
  const language = useLanguage();
  const { data } = useCall(InspectionsApi.inspectionRules, {});
  const defects = data?.defects.filter((defect) => defect.target === target) ?? [];
  const chosen = defects.find(({ code }) => code === value);
  return (
    <Field label={say('defect')} required help={chosen && (language === 'en' ? chosen.action : chosen.actionZh)}>
      {({ id }) => (
        <Select
          id={id}
          size="large"
          value={value}
          onChange={(code: string | null) => code && onChange(code)}
          options={defects.map(({ code, label, labelZh }) => ({
            value: code,
            label: language === 'en' ? label : labelZh,
          }))}
        />
      )}
    </Field>
  );
}

function PhotoButton({
  params,
  count,
}: {
  params: Pick<Inspection, 'id'> & { itemId: InspectionItem['id'] };
  count: number;
}) {
  const say = useInspectionWords();
  const attach = useAct(InspectionsApi.attachItemPhoto);
  return (
    <div>
      <ProblemAlert error={attach.error} />
      <FileChooser
        label={say('photo')}
        accept="image/jpeg,image/png"
        camera
        large
        busy={attach.isPending}
        onFile={(file) => attach.mutate({ params, file })}
      />
      {count > 0 && <p className="hint">{say('photos', { n: count })}</p>}
    </div>
  );
}
