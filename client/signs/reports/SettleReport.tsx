import { App, Button, Checkbox, Radio, Select } from 'antd';
import { useState } from 'react';
import type { DivisionCode } from '#server/platform/contract.ts';
import {
  SettleReport as Settling,
  type SignReportDetail,
  SignReportsApi,
} from '#server/signs/reports/reportContract.ts';
import { useAct } from '../../api/query.ts';
import { TextField } from '../../boundaries/markers/TextField.tsx';
import { DivisionFilter } from '../../gazetteer/DivisionFilter.tsx';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useDefectOptions } from '../orders/useDefectOptions.ts';
import { useOrderWords } from '../orders/words.ts';
import { PositionField } from '../PositionField.tsx';

const OUTCOMES = ['confirmed', 'merged', 'answered', 'closed'] as const;
interface Form {
  outcome: (typeof OUTCOMES)[number];
  defects: string[];
  text: string;
  answer: string;
  orderId: string | null;
  division: DivisionCode | undefined;
  position: [number, number] | null;
}

/** What becomes of a report: work, work that is under way already, an answer, or a reason why nothing is done. */
export function SettleReport({ report }: { report: SignReportDetail }) {
  const say = useOrderWords();
  const { message } = App.useApp();
  const [form, setForm] = useState<Form>({
    ...{ outcome: 'confirmed', defects: [], text: report.text, answer: '' },
    ...{ orderId: null, division: undefined, position: null },
  });
  const change = (part: Partial<Form>) => setForm((was) => ({ ...was, ...part }));
  const settle = useAct(SignReportsApi.settleReport, { onSuccess: () => void message.success(say('saved')) });
  const body = Settling.safeParse(bodyOf(form, report.isRegistered));
  const isPlaced = report.isRegistered || form.outcome !== 'confirmed' || (form.division && form.position);
  const submit = () =>
    body.data && settle.mutate({ params: { id: report.id }, version: report.version, body: body.data });
  return (
    <section className="panel" aria-labelledby="report-settle">
      <h2 id="report-settle">{say('settle')}</h2>
      <ProblemAlert error={settle.error} />
      <div className="order-form">
        <Radio.Group
          aria-labelledby="report-settle"
          value={form.outcome}
          onChange={({ target }) => change({ outcome: OUTCOMES.find((one) => one === target.value) ?? 'confirmed' })}
          options={OUTCOMES.filter((one) => one !== 'merged' || report.mergeable.length > 0).map((value) => ({
            value,
            label: say(`settle.${value}`),
          }))}
        />
        <OutcomeFields report={report} form={form} change={change} />
        <div>
          <Button type="primary" disabled={!body.success || !isPlaced} loading={settle.isPending} onClick={submit}>
            {say('confirm')}
          </Button>
        </div>
      </div>
    </section>
  );
}

function bodyOf({ outcome, defects, text, answer, orderId, division, position }: Form, isRegistered: boolean) {
  if (outcome === 'merged') return { outcome, orderId };
  if (outcome !== 'confirmed') return { outcome, answer };
  return { outcome, defects, text, ...(isRegistered ? {} : { division, position }) };
}

interface FieldsProps {
  report: SignReportDetail;
  form: Form;
  change: (part: Partial<Form>) => void;
}

function OutcomeFields({ report, form, change }: FieldsProps) {
  const say = useOrderWords();
  if (form.outcome === 'confirmed') return <ConfirmedFields report={report} form={form} change={change} />;
  if (form.outcome === 'merged')
    return (
      <Field label={say('mergeInto')} required>
        {(control) => (
          <Select
            {...control}
            value={form.orderId}
            onChange={(orderId: string) => change({ orderId })}
            options={report.mergeable.map(({ id, number, defectCode, text }) => ({
              value: id,
              label: `${number} ${defectCode ?? ''} ${text}`,
            }))}
          />
        )}
      </Field>
    );
  return (
    <TextField label={say('answer')} required long value={form.answer} onChange={(answer) => change({ answer })} />
  );
}

function ConfirmedFields({ report, form, change }: FieldsProps) {
  const say = useOrderWords();
  const defects = useDefectOptions();
  return (
    <>
      <Field label={say('defects')} required>
        {({ id }) => (
          <fieldset id={id} className="defect-field" aria-label={say('defects')}>
            <Checkbox.Group
              className="defect-choice"
              value={form.defects}
              onChange={(chosen) => change({ defects: chosen })}
              options={defects}
            />
          </fieldset>
        )}
      </Field>
      <TextField label={say('text')} required long value={form.text} onChange={(text) => change({ text })} />
      {!report.isRegistered && (
        <>
          <Field label={say('division')} required>
            {() => <DivisionFilter value={form.division} onChange={(division) => change({ division })} />}
          </Field>
          <PositionField value={form.position} around={null} onChange={(position) => change({ position })} />
        </>
      )}
    </>
  );
}
