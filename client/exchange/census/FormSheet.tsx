import type { CensusRecord } from '#server/exchange/census/censusContract.ts';
import { FORM_FIELDS, type FormField, isExtra, isFormField, LONG_FIELDS, useFieldWords } from './fieldWords.ts';
import { useCensusWords } from './words.ts';

const PAIRS = FORM_FIELDS.filter((field) => !LONG_FIELDS.has(field));
const LONG = FORM_FIELDS.filter((field) => LONG_FIELDS.has(field));

/** The record as the registration form has it, on the screen and on paper; what a later delivery changed stands beside. */
export function FormSheet({ record }: { record: CensusRecord }) {
  const say = useCensusWords();
  const sayField = useFieldWords();
  const { delivery, romanPlain, fields } = record;
  const extra = Object.keys(fields).filter((field) => isExtra(field) || !isFormField(field));
  return (
    <section className="panel census-form" aria-labelledby="census-form">
      <h2 id="census-form">{say('formTitle')}</h2>
      <dl className="census-sheet">
        {PAIRS.map((field) => (
          <Cell key={field} label={sayField(field)} value={valueIn(record, field)} />
        ))}
        {LONG.map((field) => (
          <Cell key={field} label={sayField(field)} value={valueIn(record, field)} isWide />
        ))}
        {extra.map((field) => (
          <Cell key={field} label={isExtra(field) ? sayField(field) : field} value={textOf(fields[field])} isWide />
        ))}
      </dl>
      <p className="hint">{say('formSource', { file: delivery.fileName, row: delivery.row, roman: romanPlain })}</p>
      {record.changes.length > 0 && <Changes record={record} />}
    </section>
  );
}

function Cell({ label, value, isWide = false }: { label: string; value: string; isWide?: boolean }) {
  return (
    <div className={isWide ? 'wide' : undefined}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.join('；');
  return typeof value === 'string' ? value : '';
};

/** Coordinates may come as a shape only; then the form shows those of the shape. */
function valueIn({ fields, geometry, name }: CensusRecord, field: FormField): string {
  const given = textOf(fields[field]);
  if (given !== '' || (field !== 'lon' && field !== 'lat' && field !== 'standard_name')) return given;
  if (field === 'standard_name') return name;
  const point = pointOf(geometry);
  const number = field === 'lon' ? point?.[0] : point?.[1];
  return number === undefined ? '' : String(number);
}

function pointOf(geometry: unknown): number[] | null {
  if (typeof geometry !== 'object' || geometry === null || !('type' in geometry) || geometry.type !== 'Point')
    return null;
  if (!('coordinates' in geometry) || !Array.isArray(geometry.coordinates)) return null;
  return geometry.coordinates.filter((part) => typeof part === 'number');
}

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return '—';
  return typeof value === 'string' ? value : (pointOf(value)?.join(', ') ?? JSON.stringify(value));
};

function Changes({ record: { changes } }: { record: CensusRecord }) {
  const say = useCensusWords();
  const sayField = useFieldWords();
  return (
    <div className="census-changes">
      <h3>{say('changes')}</h3>
      <ul>
        {changes.map(({ field, before, after }) => (
          <li key={field}>
            {isFormField(field) ? sayField(field) : field}: <del>{shown(before)}</del> <ins>{shown(after)}</ins>
          </li>
        ))}
      </ul>
    </div>
  );
}
