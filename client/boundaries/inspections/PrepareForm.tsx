import { App, Button, Radio } from 'antd';
import { useState } from 'react';
import type { Inspection } from '#server/boundaries/inspections/inspectionContract.ts';
import { InspectionsApi } from '#server/boundaries/inspections/inspectionsApiContract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useAct } from '../../api/query.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { TextField } from '../markers/TextField.tsx';
import { useInspectionWords } from './words.ts';

/** Leading side, inspectors of both sides, and what the desk part found. */
export function PrepareForm({ inspection }: { inspection: Inspection }) {
  const say = useInspectionWords();
  const { message } = App.useApp();
  const { id, version, sideA, sideB, plannedYear } = inspection;
  const [leading, setLeading] = useState(inspection.leadingSide);
  const [a, setA] = useState(inspection.inspectorsA ?? '');
  const [b, setB] = useState(inspection.inspectorsB ?? '');
  const [desk, setDesk] = useState(inspection.deskResult ?? '');
  const save = useAct(InspectionsApi.prepareInspection, { onSuccess: () => void message.success(say('saved')) });
  const submit = () => {
    const body = {
      ...{ plannedYear, leadingSide: DivisionCode.parse(leading), inspectorsA: a.trim() || null },
      ...{ inspectorsB: b.trim() || null, deskResult: desk.trim() || null },
    };
    save.mutate({ params: { id }, body, version });
  };
  return (
    <div className="inspection-form">
      <ProblemAlert error={save.error} />
      <Field label={say('leading')}>
        {({ id: control }) => (
          <Radio.Group
            id={control}
            value={leading}
            onChange={({ target }) => setLeading(String(target.value))}
            options={[sideA, sideB].map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
      </Field>
      <TextField label={say('inspectors', { name: sideA.name })} required value={a} onChange={setA} />
      <TextField label={say('inspectors', { name: sideB.name })} required value={b} onChange={setB} />
      <TextField label={say('deskResult')} long value={desk} onChange={setDesk} />
      <div className="inspection-acts">
        <Button loading={save.isPending} onClick={submit}>
          {say('save')}
        </Button>
      </div>
    </div>
  );
}
