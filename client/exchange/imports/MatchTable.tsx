import { Select } from 'antd';
import type { ImportField, ImportRow, Mapping } from '#server/exchange/imports/importContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { sampleOf } from './mapping.ts';
import { useStepWords } from './stepWords.ts';
import '../../ui/field.css';
import './match.css';

interface Props {
  fields: readonly ImportField[];
  headings: readonly string[];
  mapping: Mapping;
  rows: readonly ImportRow[];
  isFree: boolean;
  onChange: (field: string, heading: string | undefined) => void;
}

/** A field a row: its label, the column chosen for it, and a value of that column. */
export function MatchTable({ fields, ...rest }: Props) {
  const say = useStepWords();
  return (
    <table className="import-match">
      <thead className="head-of-blocks">
        <tr>
          <th scope="col">{say('field')}</th>
          <th scope="col">{say('column')}</th>
          <th scope="col">{say('sample')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <FieldRow key={field.field} field={field} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = Omit<Props, 'fields'> & { field: ImportField };

function FieldRow({ field, mapping, rows, ...rest }: RowProps) {
  const say = useStepWords();
  const label = useLanguage() === 'en' ? field.labelEn : field.label;
  const heading = mapping[field.field] || null;
  const isMissing = field.required && heading === null;
  return (
    <tr className={isMissing ? 'is-missing' : undefined}>
      <th scope="row">
        {label}
        {field.required && <span className="field-required"> * {say('requiredMark')}</span>}
      </th>
      <td>
        <Column field={field} label={label} heading={heading} isMissing={isMissing} {...rest} />
        {isMissing && <span className="field-error">{say('missing')}</span>}
      </td>
      <td className="import-sample" data-label={say('sample')}>
        {heading !== null && (sampleOf(rows, heading) ?? say('noSample'))}
      </td>
    </tr>
  );
}

type ColumnProps = Pick<Props, 'headings' | 'isFree' | 'onChange'> & {
  field: ImportField;
  label: string;
  heading: string | null;
  isMissing: boolean;
};

function Column({ field, label, heading, isMissing, headings, isFree, onChange }: ColumnProps) {
  const say = useStepWords();
  if (!isFree) return heading ?? <span className="hint">{say('notTaken')}</span>;
  return (
    <Select
      className="import-select"
      aria-label={say('columnOf', { field: label })}
      aria-required={field.required}
      showSearch
      allowClear={!field.required}
      placeholder={say('notTaken')}
      status={isMissing ? 'error' : ''}
      value={heading}
      onChange={(chosen: string | undefined) => onChange(field.field, chosen)}
      options={headings.map((value) => ({ value, label: value }))}
    />
  );
}
