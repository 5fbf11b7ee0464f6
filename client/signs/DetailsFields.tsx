import { Input, InputNumber, Select } from 'antd';
import { Mounting, Side, type Sign } from '#server/signs/contract.ts';
import { DayPicker } from '../ui/DayPicker.tsx';
import { Field } from '../ui/Field.tsx';
import type { DetailsForm } from './detailsForm.ts';
import { useRegisterWords } from './registerWords.ts';
import { useSignWords } from './words.ts';

interface Props {
  sign: Sign;
  form: DetailsForm;
  onChange: (part: Partial<DetailsForm>) => void;
}

/** What is kept of a sign, then what its plate shows besides the name. */
export function DetailsFields({ sign, form, onChange }: Props) {
  const words = useRegisterWords();
  const isOnRecord = sign.status === 'withdrawn';
  return (
    <>
      <fieldset className="sign-fieldset">
        <legend>{words('keeping')}</legend>
        <KeepingFields form={form} onChange={onChange} />
      </fieldset>
      {!isOnRecord && (
        <fieldset className="sign-fieldset">
          <legend>{words('plateFacts')}</legend>
          <PlateFields form={form} onChange={onChange} />
        </fieldset>
      )}
    </>
  );
}

type FieldsProps = Omit<Props, 'sign'>;

function TextField({
  name,
  label,
  most,
  form,
  onChange,
}: FieldsProps & { name: TextName; label: string; most: number }) {
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          maxLength={most}
          value={form[name]}
          onChange={({ target }) => onChange({ [name]: target.value })}
        />
      )}
    </Field>
  );
}
type TextName =
  | 'material'
  | 'owner'
  | 'maintainer'
  | 'madeBy'
  | 'number'
  | 'postcode'
  | 'textMinority'
  | 'azimuthReason';

function KeepingFields({ form, onChange }: FieldsProps) {
  const say = useSignWords();
  const words = useRegisterWords();
  const rest = { form, onChange };
  return (
    <div className="sign-fields">
      <TextField name="material" label={words('material')} most={60} {...rest} />
      <Field label={say('mounting')}>
        {(control) => (
          <Select
            {...control}
            value={form.mounting}
            onChange={(mounting) => onChange({ mounting })}
            options={Mounting.options.map((value) => ({ value, label: say(`mounting.${value}`) }))}
          />
        )}
      </Field>
      <Field label={words('side')}>
        {(control) => (
          <Select
            {...control}
            allowClear
            value={form.side}
            onChange={(side: Sign['side'] | undefined) => onChange({ side: side ?? null })}
            options={Side.options.map((value) => ({ value, label: words(`side.${value}`) }))}
          />
        )}
      </Field>
      <TextField name="owner" label={words('owner')} most={100} {...rest} />
      <TextField name="maintainer" label={say('maintainer')} most={100} {...rest} />
      <TextField name="madeBy" label={words('madeBy')} most={100} {...rest} />
      <NumberField
        label={words('cost')}
        value={form.costYuan}
        max={10_000_000}
        onChange={(costYuan) => onChange({ costYuan })}
      />
      <Field label={words('warrantyTo')}>
        {({ id }) => <DayPicker id={id} value={form.warrantyTo} onChange={(warrantyTo) => onChange({ warrantyTo })} />}
      </Field>
    </div>
  );
}

function PlateFields({ form, onChange }: FieldsProps) {
  const say = useSignWords();
  const words = useRegisterWords();
  const rest = { form, onChange };
  return (
    <div className="sign-fields">
      <TextField name="number" label={say('number')} most={20} {...rest} />
      <TextField name="postcode" label={words('postcode')} most={6} {...rest} />
      <TextField name="textMinority" label={words('textMinority')} most={60} {...rest} />
      <NumberField
        label={words('width')}
        value={form.widthMillimetres}
        max={5000}
        onChange={(widthMillimetres) => onChange({ widthMillimetres })}
      />
      <NumberField
        label={words('height')}
        value={form.heightMillimetres}
        max={5000}
        onChange={(heightMillimetres) => onChange({ heightMillimetres })}
      />
      <NumberField
        label={say('azimuth')}
        help={say('azimuthHint')}
        value={form.azimuthDegrees}
        max={360}
        onChange={(azimuthDegrees) => onChange({ azimuthDegrees })}
      />
      {form.azimuthDegrees !== null && (
        <Field label={words('azimuthReason')} help={words('azimuthReasonHint')}>
          {(control) => (
            <Input
              {...control}
              maxLength={300}
              value={form.azimuthReason}
              onChange={({ target }) => onChange({ azimuthReason: target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

interface NumberProps {
  label: string;
  help?: string;
  value: number | null;
  max: number;
  onChange: (value: number | null) => void;
}

function NumberField({ label, help, value, max, onChange }: NumberProps) {
  return (
    <Field label={label} {...(help ? { help } : {})}>
      {(control) => <InputNumber {...control} min={0} max={max} value={value} onChange={onChange} />}
    </Field>
  );
}
