import { Input, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { PlaceCategory } from '#server/gazetteer/contract.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import type { FieldControl } from '../../ui/Field.tsx';
import type { FieldType, OptionCode, RowField } from './rowFields.ts';
import { useRowWords } from './rowWords.ts';
import { listOf, Parameters, textOf } from './valueWords.ts';

interface Props {
  field: RowField;
  value: unknown;
  control: FieldControl;
  isFixed: boolean;
  onChange: (value: unknown) => void;
}

/** The control of one field, by its type. */
export function FieldInput(props: Props) {
  const Control = CONTROL[props.field.type];
  return <Control {...props} />;
}

const LONG = 60;
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function TextInput({ field, value, control, isFixed, onChange }: Props) {
  const change = (text: string) => onChange(field.nullable && text === '' ? null : text);
  const text = textOf(value);
  const common = { ...control, value: text, disabled: isFixed };
  // Rows of many words are written in one field.
  if (field.type === 'long' || text.length > LONG)
    return <Input.TextArea {...common} onChange={(event) => change(event.target.value)} />;
  return <Input {...common} onChange={(event) => change(event.target.value)} />;
}

function NumberInput({ value, control, onChange }: Props) {
  return <InputNumber {...control} value={numberOf(value)} onChange={(figure) => onChange(figure)} />;
}

function SwitchInput({ value, control, onChange }: Props) {
  return (
    <div>
      <Switch id={control.id} checked={value !== false} onChange={onChange} />
    </div>
  );
}

function ChoiceInput({ field, value, control, onChange }: Props) {
  const say = useRowWords();
  const optionOf = (code: OptionCode): { value: string; label: string } => ({
    value: code,
    label: say(`option.${code}`),
  });
  return (
    <Select
      {...control}
      allowClear={field.nullable ?? false}
      value={value === null || value === undefined ? null : textOf(value)}
      onChange={(code: string | undefined) => onChange(code ?? null)}
      options={(field.options ?? []).map(optionOf)}
    />
  );
}

function WordsInput({ value, control, onChange }: Props) {
  return (
    <Select
      {...control}
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={[' ', '，', ',', ';', '；', '、']}
      value={listOf(value)}
      onChange={(words: string[]) => onChange(words)}
    />
  );
}

function CategoriesInput({ field, value, control, onChange }: Props) {
  const say = useGazetteerWords();
  const options = PlaceCategory.options.map((category) => ({ value: category, label: say(`category.${category}`) }));
  if (field.name === 'category') {
    return (
      <Select {...control} value={PlaceCategory.catch('other').parse(value)} options={options} onChange={onChange} />
    );
  }
  const chosen = PlaceCategory.array().catch([]).parse(value);
  return <Select {...control} mode="multiple" value={chosen} options={options} onChange={onChange} />;
}

/** Figures of a rule: their names are the program's, so only the numbers are edited. */
function ParametersInput({ value, onChange }: Props) {
  const figures = Object.entries(Parameters.catch({}).parse(value));
  if (figures.length === 0) return <span>—</span>;
  return (
    <div className="field-row">
      {figures.map(([name, figure]) => (
        <div key={name} className="parameter">
          <code>{name}</code>
          <InputNumber
            aria-label={name}
            value={figure}
            onChange={(next) => onChange({ ...Object.fromEntries(figures), [name]: next ?? 0 })}
          />
        </div>
      ))}
    </div>
  );
}

const CONTROL: Readonly<Record<FieldType, (props: Props) => ReactNode>> = {
  text: TextInput,
  long: TextInput,
  number: NumberInput,
  switch: SwitchInput,
  choice: ChoiceInput,
  words: WordsInput,
  categories: CategoriesInput,
  parameters: ParametersInput,
  // Results have their own fields: ResultFields.
  results: TextInput,
};
