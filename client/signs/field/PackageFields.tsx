import { Checkbox, Input, Select } from 'antd';
import { SignStatus } from '#server/signs/contract.ts';
import { FieldOfficeApi, type PackageInclude } from '#server/signs/field/fieldApiContract.ts';
import { useCall } from '../../api/query.ts';
import { DayPicker } from '../../ui/DayPicker.tsx';
import { Field } from '../../ui/Field.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { useSignWords } from '../words.ts';
import { DivisionChoice } from './DivisionChoice.tsx';
import { PackageExtent } from './PackageExtent.tsx';
import type { PackageFormState } from './packageForm.ts';
import { useFieldWords } from './words.ts';
import './field.css';

interface Props {
  form: PackageFormState;
  /** The form was sent once: what is missing is said at its field. */
  isAsked: boolean;
  onChange: (part: Partial<PackageFormState>) => void;
}

/** What a package is: for whom, where, and what it takes along. */
export function PackageFields({ form, isAsked, onChange }: Props) {
  const say = useFieldWords();
  return (
    <>
      <section className="panel" aria-labelledby="package-basics">
        <h2 id="package-basics">{say('basics')}</h2>
        <Basics form={form} isAsked={isAsked} onChange={onChange} />
        <PackageExtent value={form.bbox} onChange={(bbox) => onChange({ bbox })} />
      </section>
      <section className="panel" aria-labelledby="package-include">
        <h2 id="package-include">{say('include')}</h2>
        <Include include={form.include} onChange={(part) => onChange({ include: { ...form.include, ...part } })} />
      </section>
    </>
  );
}

function Basics({ form, isAsked, onChange }: Props) {
  const say = useFieldWords();
  const optional = usePunctuation().inBrackets(say('optional'));
  const { data: people } = useCall(FieldOfficeApi.assignees, {});
  const missing = (isMissing: boolean, word: 'needTitle' | 'needAssignee' | 'needDivision') =>
    isAsked && isMissing ? say(word) : undefined;
  return (
    <div className="field-grid">
      <Field label={say('title')} required error={missing(form.title.trim() === '', 'needTitle')}>
        {(control) => (
          <Input {...control} maxLength={60} value={form.title} onChange={(e) => onChange({ title: e.target.value })} />
        )}
      </Field>
      <Field label={say('assignee')} required error={missing(form.assigneeId === null, 'needAssignee')}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={say('choose')}
            value={form.assigneeId}
            onChange={(assigneeId) => onChange({ assigneeId })}
            options={(people?.items ?? []).map(({ id, name, organisation }) => ({
              value: id,
              label: `${name} · ${organisation}`,
            }))}
          />
        )}
      </Field>
      <Field label={say('division')} required error={missing(form.divisionCode === null, 'needDivision')}>
        {(control) => (
          <DivisionChoice
            control={control}
            value={form.divisionCode}
            onChange={(divisionCode) => onChange({ divisionCode })}
          />
        )}
      </Field>
      <Field label={say('dueOn') + optional}>
        {({ id }) => <DayPicker id={id} value={form.dueOn} onChange={(dueOn) => onChange({ dueOn })} />}
      </Field>
    </div>
  );
}

const PARTS = ['orders', 'reports', 'markers', 'jointInspections'] as const;

function Include({
  include,
  onChange,
}: {
  include: PackageInclude;
  onChange: (part: Partial<PackageInclude>) => void;
}) {
  const say = useFieldWords();
  const saySign = useSignWords();
  const optional = usePunctuation().inBrackets(say('optional'));
  return (
    <>
      <fieldset className="field-checks">
        <legend>{say('statuses')}</legend>
        <Checkbox.Group
          value={include.statuses}
          onChange={(statuses) => onChange({ statuses: SignStatus.array().parse(statuses) })}
          options={SignStatus.options
            .filter((status) => status !== 'withdrawn')
            .map((value) => ({ value, label: saySign(`status.${value}`) }))}
        />
      </fieldset>
      <Field label={say('notInspectedSince') + optional} help={say('notInspectedHint')}>
        {({ id }) => (
          <DayPicker
            id={id}
            value={include.notInspectedSince}
            onChange={(notInspectedSince) => onChange({ notInspectedSince })}
          />
        )}
      </Field>
      <div className="field-checks">
        {PARTS.map((part) => (
          <Checkbox key={part} checked={include[part]} onChange={(e) => onChange({ [part]: e.target.checked })}>
            {say(part)}
          </Checkbox>
        ))}
      </div>
    </>
  );
}
