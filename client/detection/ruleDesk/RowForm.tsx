import type { RowBody, RowKind } from '#server/detection/ruleChangeContract.ts';
import { Field } from '../../ui/Field.tsx';
import { FieldInput } from './FieldInput.tsx';
import { ResultFields } from './ResultFields.tsx';
import { type FieldType, helpOf, ROW_FIELDS, type RowField } from './rowFields.ts';
import { useRowWords } from './rowWords.ts';
import { useDeskWords } from './words.ts';

interface Props {
  kind: RowKind;
  body: RowBody;
  /** What the server refused, by field. */
  faults: ReadonlyMap<string, string>;
  /** A rule for another place is another row. */
  isNew: boolean;
  onChange: (body: RowBody) => void;
}

// Two of these stand side by side where there is room.
const HALF: ReadonlySet<FieldType> = new Set(['choice', 'number', 'switch']);

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** The fields of one kind of row. What is seldom needed is folded away until it has a value. */
export function RowForm({ kind, body, faults, isNew, onChange }: Props) {
  const say = useDeskWords();
  const fields = ROW_FIELDS[kind];
  const folded = fields.filter(({ name, more }) => more && isEmpty(body[name]) && !faults.has(name));
  const shown = fields.filter((field) => !folded.includes(field));
  const row = (field: RowField) => (
    <RowFormField
      key={field.name}
      kind={kind}
      field={field}
      value={body[field.name] ?? field.absent}
      fault={faults.get(field.name)}
      isFixed={kind === 'rule' && field.name === 'jurisdiction' && !isNew}
      onChange={(value) => onChange({ ...body, [field.name]: value })}
    />
  );
  return (
    <div className="row-form">
      {shown.map(row)}
      {folded.length > 0 && (
        <details className="row-more">
          <summary>{say('more_fields')}</summary>
          <div className="row-form">{folded.map(row)}</div>
        </details>
      )}
      <details className="row-raw">
        <summary>{say('raw')}</summary>
        <pre>{JSON.stringify(body, null, 1)}</pre>
      </details>
    </div>
  );
}

interface FieldProps {
  kind: RowKind;
  field: RowField;
  value: unknown;
  fault: string | undefined;
  isFixed: boolean;
  onChange: (value: unknown) => void;
}

function RowFormField({ kind, field, value, fault, isFixed, onChange }: FieldProps) {
  const say = useRowWords();
  const helped = helpOf(kind, field.name);
  if (field.type === 'results') return <ResultFields value={value} fault={fault} onChange={onChange} />;
  return (
    <div className={HALF.has(field.type) ? undefined : 'wide'}>
      <Field
        label={say(`field.${field.name}`)}
        required={field.required ?? false}
        error={fault}
        {...(helped ? { help: say(`help.${helped}`) } : {})}
      >
        {(control) => (
          <FieldInput field={field} value={value} control={control} isFixed={isFixed} onChange={onChange} />
        )}
      </Field>
    </div>
  );
}
