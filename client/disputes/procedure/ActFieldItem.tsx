import { Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import type { Procedure } from '#server/disputes/procedure/procedureContract.ts';
import type { ApiProblem } from '../../api/apiProblem.ts';
import { DayInput } from '../../naming/DayInput.tsx';
import { useLanguage } from '../../ui/addWords.ts';
import { Field, type FieldControl } from '../../ui/Field.tsx';
import type { ActField } from './actFields.ts';
import { CourseField } from './CourseField.tsx';
import { PaperField } from './PaperField.tsx';
import { useProcedureWords } from './words.ts';

interface Props {
  field: ActField;
  dispute: Dispute;
  procedure: Procedure;
  value: string;
  problem: ApiProblem | null;
  onChange: (value: string) => void;
}

const GOVERNMENT = /人民政府$/;

/** One question of an act with its help and what the server says against it. */
export function ActFieldItem(props: Props) {
  const { field, dispute, onChange } = props;
  const say = useProcedureWords();
  const error = useRefusal(props);
  const label = say(field.label, {
    a: dispute.sideA.name.replace(GOVERNMENT, ''),
    b: dispute.sideB.name.replace(GOVERNMENT, ''),
  });
  const title = field.optional ? `${label}${say('optional')}` : label;
  if (field.kind === 'course')
    return <CourseField label={title} {...{ dispute, error, onChange }} value={props.value} />;
  return (
    <Field
      label={title}
      required={!field.optional}
      help={field.kind === 'names' ? say('help.names') : undefined}
      error={error}
    >
      {(control) => <Control {...props} label={label} control={control} />}
    </Field>
  );
}

/** What the server says against the answer. */
function useRefusal({ field, problem }: Props): string | undefined {
  const inEnglish = useLanguage() === 'en';
  const refusal = problem?.errors.find(({ pointer }) => pointer === `/${field.name}`);
  return refusal && (inEnglish ? refusal.detail : refusal.detailZh);
}

type ControlProps = Props & { label: string; control: FieldControl };

function Control(props: ControlProps): ReactNode {
  const { field, control, value, onChange } = props;
  if (field.kind === 'day')
    return <DayInput id={control.id} value={value || undefined} onChange={(day) => onChange(day ?? '')} />;
  if (field.kind === 'paragraph')
    return <Input.TextArea {...control} value={value} onChange={({ target }) => onChange(target.value)} />;
  if (field.kind === 'file') return <PaperField {...props} />;
  if (field.kind === 'number')
    return (
      <InputNumber
        id={control.id}
        min={1}
        precision={0}
        value={value === '' ? null : Number(value)}
        onChange={(number) => onChange(number === null ? '' : String(number))}
      />
    );
  if (field.kind === 'line' || field.kind === 'names')
    return <Input {...control} value={value} onChange={({ target }) => onChange(target.value)} />;
  return <Choice {...props} />;
}

function Choice({ field, dispute, procedure, control, label, value, onChange }: ControlProps) {
  const say = useProcedureWords();
  if (field.kind === 'yesNo')
    return (
      <Radio.Group
        id={control.id}
        aria-label={label}
        value={value}
        onChange={({ target }) => onChange(String(target.value))}
        options={(['no', 'yes'] as const).map((one) => ({ value: one, label: say(one) }))}
      />
    );
  const names = { a: dispute.sideA.name, b: dispute.sideB.name };
  const options: { value: string; label: string }[] =
    field.kind === 'side'
      ? procedure.sides.map((side) => ({ value: side, label: names[side] }))
      : procedure.meetingKinds.map(({ kind }) => ({ value: kind, label: say(`kind.${kind}`) }));
  return (
    <Select
      id={control.id}
      value={value || null}
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
      options={options}
    />
  );
}
