import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import type { CaseDetail, CaseId } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import { useCall } from '../../api/query.ts';
import { Field } from '../../ui/Field.tsx';
import { DayInput } from '../DayInput.tsx';
import type { RecordField } from './recordForms.ts';
import { useProcedureWords } from './words.ts';

interface Props {
  field: RecordField;
  /** JSON pointer, which is the id of the control, too. */
  pointer: string;
  value: string;
  error: string | undefined;
  caseId: CaseId;
  attachments: CaseDetail['attachments'];
  onChange: (value: string) => void;
}

/** One field of a record with its label, help and error. */
export function RecordInput(props: Props) {
  const { field, pointer, error } = props;
  const say = useProcedureWords();
  if (field.kind === 'confirm') return <Confirm {...props} />;
  const label = say(field.label);
  return (
    <Field
      id={`procedure${pointer}`}
      label={field.optional ? `${label}${say('optional')}` : label}
      required={!field.optional}
      help={field.help && say(field.help)}
      error={error}
    >
      {(control) => <Control {...props} control={control} />}
    </Field>
  );
}

function Confirm({ field, pointer, value, error, onChange }: Props) {
  const say = useProcedureWords();
  const id = `procedure${pointer}`;
  return (
    <div className="field">
      <div>
        <Checkbox
          id={id}
          checked={value === 'yes'}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={({ target }) => onChange(target.checked ? 'yes' : '')}
        >
          {say(field.label)}
        </Checkbox>
      </div>
      {error && (
        <div id={`${id}-error`} className="field-error" role="alert">
          {error}
        </div>
      )}
    </div>
  );
}

type ControlProps = Props & { control: Parameters<Parameters<typeof Field>[0]['children']>[0] };

function Control(props: ControlProps) {
  const { field, control, value, attachments, onChange } = props;
  switch (field.kind) {
    case 'day':
      return <DayInput id={control.id} value={value || undefined} onChange={(day) => onChange(day ?? '')} />;
    case 'choice':
      return <Choice {...props} />;
    case 'number':
      return (
        <InputNumber
          {...control}
          min={0}
          precision={0}
          value={value === '' ? null : Number(value)}
          onChange={(n) => onChange(n === null ? '' : String(n))}
        />
      );
    case 'file':
      return (
        <Select
          {...control}
          allowClear
          value={value || null}
          options={attachments.map(({ id, fileName }) => ({ value: id, label: fileName }))}
          onChange={(id: string | undefined) => onChange(id ?? '')}
        />
      );
    case 'colleague':
      return <Colleague {...props} />;
    case 'line':
      return <Input {...control} maxLength={200} value={value} onChange={({ target }) => onChange(target.value)} />;
    default:
      return (
        <Input.TextArea
          {...control}
          rows={field.kind === 'lines' ? 2 : 3}
          maxLength={4000}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      );
  }
}

/** Who may preside over a hearing of one's own office; the server refuses who examined the application. */
function Colleague({ caseId, control, value, onChange }: ControlProps) {
  const { data } = useCall(NamingApi.colleagues, { params: { id: caseId } });
  return (
    <Select
      {...control}
      allowClear
      value={value || null}
      options={(data?.items ?? []).map(({ id, displayName }) => ({ value: id, label: displayName }))}
      onChange={(id: string | undefined) => onChange(id ?? '')}
    />
  );
}

function Choice({ field, control, value, onChange }: ControlProps) {
  const say = useProcedureWords();
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
