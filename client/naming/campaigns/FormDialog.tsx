import { Input, Modal, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../api/apiProblem.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DayInput } from '../DayInput.tsx';
import { DocumentNoInput } from '../documents/DocumentNoInput.tsx';
import type { FormField } from './forms.ts';
import { useFormWords } from './formWords.ts';
import './dialog.css';

export type FormValues = Readonly<Record<string, string>>;
interface Props<W extends string> {
  title: string;
  intro?: ReactNode;
  /** Help with filling in, above the fields: what stands there now, and a way to put more. */
  advice?: (values: FormValues, put: (part: FormValues) => void) => ReactNode;
  okText: string;
  isDanger?: boolean;
  fields: readonly FormField<W>[];
  say: (word: W) => string;
  first?: FormValues;
  isPending: boolean;
  error: Error | null;
  /** Faults by field name before anything is sent; an empty record sends. */
  faultsOf: (values: FormValues) => ReadonlySet<string>;
  onSubmit: (values: FormValues) => void;
  onClose: () => void;
}

/** What the server says against one field, at that field. */
function refusalAt(error: Error | null, name: string, inEnglish: boolean): string | undefined {
  const at = error instanceof ApiProblem ? error.errors.find(({ pointer }) => pointer === `/${name}`) : undefined;
  return at && (inEnglish ? at.detail : at.detailZh);
}

/** One dialog for one act: what it means, its fields, and every fault at its field. */
export function FormDialog<W extends string>(props: Props<W>) {
  const { title, intro, okText, isDanger = false, fields, say, first = {}, isPending, error } = props;
  const sayForm = useFormWords();
  const inEnglish = useLanguage() === 'en';
  const [values, setValues] = useState<FormValues>(first);
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const [isOpen, setOpen] = useState(true);
  const put = (part: FormValues) => setValues((was) => ({ ...was, ...part }));
  const submit = () => {
    const found = props.faultsOf(values);
    setFaults(found);
    const [name] = found;
    if (name === undefined) props.onSubmit(values);
    else document.getElementById(`campaign-${name}`)?.focus();
  };
  return (
    <Modal
      open={isOpen}
      title={title}
      width={640}
      mask={{ closable: false }}
      okText={okText}
      okButtonProps={{ danger: isDanger }}
      cancelText={sayForm('cancel')}
      confirmLoading={isPending}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={props.onClose}
    >
      {intro && <div className="dialog-intro">{intro}</div>}
      <ProblemAlert error={error} shownElsewhere={fields.map(({ name }) => `/${name}`)} />
      {props.advice?.(values, put)}
      <div className="dialog-fields">
        {fields.map((field) => (
          <Field
            key={field.name}
            id={`campaign-${field.name}`}
            label={field.optional ? `${say(field.label)}${sayForm('optional')}` : say(field.label)}
            required={!field.optional}
            help={field.hint && say(field.hint)}
            error={faults.has(field.name) ? sayForm('required') : refusalAt(error, field.name, inEnglish)}
          >
            {(control) => (
              <FormControl
                field={field}
                control={control}
                say={say}
                value={values[field.name] ?? ''}
                onChange={(value) => put({ [field.name]: value })}
              />
            )}
          </Field>
        ))}
      </div>
    </Modal>
  );
}

const LONG_LIST = 12;

interface ControlProps<W extends string> {
  field: FormField<W>;
  control: Parameters<Parameters<typeof Field>[0]['children']>[0];
  say: (word: W) => string;
  value: string;
  onChange: (value: string) => void;
}

function ChoiceFromList<W extends string>({ field, control, value, onChange }: Omit<ControlProps<W>, 'say'>) {
  const options = [...(field.options ?? [])];
  return (
    <Select
      {...control}
      value={value || null}
      // A list longer than the screen is found by typing.
      showSearch={options.length > LONG_LIST && { optionFilterProp: 'label' }}
      allowClear={field.optional === true}
      onChange={(chosen: string | undefined) => onChange(chosen ?? '')}
      options={options}
    />
  );
}

function FormControl<W extends string>({ field, control, say, value, onChange }: ControlProps<W>) {
  if (field.kind === 'day')
    return <DayInput id={control.id} value={value || undefined} onChange={(day) => onChange(day ?? '')} />;
  if (field.kind === 'select') return <ChoiceFromList {...{ field, control, value, onChange }} />;
  if (field.kind === 'choice') {
    return (
      <Radio.Group
        id={control.id}
        value={value}
        aria-label={say(field.label)}
        onChange={({ target }) => onChange(String(target.value))}
        options={(field.choices ?? []).map(([choice, word]) => ({ value: choice, label: say(word) }))}
      />
    );
  }
  if (field.kind === 'documentNo')
    return <DocumentNoInput {...control} purpose={field.purpose ?? 'letter'} value={value} onChange={onChange} />;
  if (field.kind === 'paragraph') {
    return (
      <Input.TextArea {...control} maxLength={2000} value={value} onChange={({ target }) => onChange(target.value)} />
    );
  }
  return <Input {...control} maxLength={500} value={value} onChange={({ target }) => onChange(target.value)} />;
}
