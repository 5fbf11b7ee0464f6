import { InputNumber, Select } from 'antd';
import { Field } from '../../ui/Field.tsx';
import { DayField } from '../markers/DayField.tsx';
import { TextField } from '../markers/TextField.tsx';

/** One question of a dialog; `choices` makes it a choice. */
export interface Question {
  name: string;
  kind: 'line' | 'paragraph' | 'day' | 'number' | 'choice';
  label: string;
  optional?: boolean;
  choices?: readonly { value: string; label: string }[];
}
/** What was answered, as typed. */
export type Answers = Readonly<Record<string, string>>;

interface Props {
  questions: readonly Question[];
  answers: Answers;
  onChange: (answers: Answers) => void;
}

/** The questions of a dialog, one under the other. */
export function FormFields({ questions, answers, onChange }: Props) {
  return questions.map((question) => (
    <OneField
      key={question.name}
      question={question}
      value={answers[question.name] ?? ''}
      onChange={(value) => onChange({ ...answers, [question.name]: value })}
    />
  ));
}

function OneField({
  question: { kind, label, optional = false, choices = [] },
  value,
  onChange,
}: {
  question: Question;
  value: string;
  onChange: (value: string) => void;
}) {
  if (kind === 'day')
    return (
      <DayField label={label} required={!optional} value={value || null} onChange={(day) => onChange(day ?? '')} />
    );
  if (kind === 'number')
    return (
      <Field label={label} required={!optional}>
        {({ id }) => (
          <InputNumber
            id={id}
            min={0}
            style={{ width: '100%' }}
            value={value === '' ? null : Number(value)}
            onChange={(number) => onChange(number === null ? '' : String(number))}
          />
        )}
      </Field>
    );
  if (kind === 'choice')
    return (
      <Field label={label} required={!optional}>
        {({ id }) => (
          <Select
            id={id}
            allowClear={optional}
            style={{ width: '100%' }}
            value={value || null}
            onChange={(chosen: string | null | undefined) => onChange(chosen ?? '')}
            options={[...choices]}
          />
        )}
      </Field>
    );
  return <TextField label={label} required={!optional} long={kind === 'paragraph'} value={value} onChange={onChange} />;
}
