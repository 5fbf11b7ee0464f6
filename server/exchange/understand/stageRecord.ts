import { normaliseName } from '../../gazetteer/normaliseName.ts';
import type { KnownCrs } from '../importCrs.ts';
import type { ImportFinding } from '../imports/findingContract.ts';
import type { ImportKind } from '../imports/importContract.ts';
import type { StagedRow } from '../imports/importSteps.ts';
import { readerFinding } from '../readers/readerFindings.ts';
import type { SourceRecord } from '../readers/source.ts';
import type { SourceFacts } from '../readers/sourceContract.ts';
import { digitsOf, lineCodeOf } from './cleanCode.ts';
import { cut, storable } from './cleanText.ts';
import { categoryOf, givenOf, type MappedField } from './fieldTable.ts';
import type { PositionColumns } from './positionOf.ts';
import { readCell } from './readCell.ts';
import { readColumns } from './readColumns.ts';
import { readGeometry } from './readGeometry.ts';
import { understandFinding } from './understandWords.ts';

/** What is known of the file when its records are staged. */
export interface Setting {
  kind: ImportKind;
  fields: readonly MappedField[];
  facts: SourceFacts;
  crs: KnownCrs;
  columns: PositionColumns;
  /** Rows are features: one without geometry is a fault. */
  wantsGeometry: boolean;
}

/** A record as it is understood: fields cleaned, position in its system, everything doubtful told. */
export function stageRecord(record: SourceRecord, setting: Setting): StagedRow {
  const { kind, facts, crs } = setting;
  const cells = setting.fields.map((field) => ({
    field,
    ...readCell(givenOf(record.values, field), field),
  }));
  const fields = Object.fromEntries(
    cells.flatMap(({ field, value }) => (value === null ? [] : [[field.field, value]])),
  );
  const name = textOf(fields.name);
  const unit = unitOf(record.number, fields);
  const position = positionIn(record, { ...setting, unit });
  const findings = [
    ...record.findings,
    ...cells.flatMap((cell) => cell.findings),
    ...(cells.some(({ field, findings }) => field.type === 'name' && findings.some(isError))
      ? []
      : namelessness(setting, fields)),
    ...tooShort(setting, fields),
    ...tooLong(setting, fields),
    ...position.findings,
  ];
  const placed = facts.headerRow === null ? 'feature' : 'row';
  return {
    number: record.number,
    given: storableValues(record.values),
    fields: { ...fields, ...derived(kind, fields), ...sourceSystem(crs, position.geometry), ...position.extra },
    code: cut(codeOf(kind, fields) ?? '', MOST_CODE) || null,
    name: name === '' ? null : name,
    geometry: position.geometry,
    srid: position.geometry === null ? 4490 : crs.srid,
    findings: findings.map((finding) => ({ ...finding, [placed]: record.number })),
  };
}

const isError = ({ severity }: ImportFinding): boolean => severity === 'error';

type Fields = Record<string, unknown>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const unitOf = (number: number, { code, name }: Fields): string =>
  [textOf(code), textOf(name)].filter((part) => part !== '').join(' ') || `#${number}`;

function storableValues(values: SourceRecord['values']): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([heading, value]) => [storable(heading), storable(value)]));
}

/** What is compared by: normalised name, category of the register. */
function derived(kind: ImportKind, fields: Fields): Fields {
  if (kind !== 'places' && kind !== 'census') return {};
  const name = textOf(fields.name);
  const category = categoryOf(textOf(fields.category)) ?? 'other';
  const further = isFurtherName(kind, fields) ? { further_name: true } : {};
  return { ...(name === '' ? {} : { norm: normaliseName(name) }), category_id: category, ...further };
}

// As our own exports write them: in tables in words, in formats for programs as codes.
const FURTHER = /^(short|alias|former|promotional|abolished|refused|简称|别名|曾用名|宣传名|已销名|未获批准)$/;

/** A name beside the standard one, or one out of use: no place of its own. */
const isFurtherName = (kind: ImportKind, { name_kind: sort, name_status: status }: Fields): boolean =>
  kind === 'places' && (FURTHER.test(textOf(sort)) || FURTHER.test(textOf(status)));

/** The system of the file is kept with each record where the position was converted. */
const sourceSystem = ({ crs: { value } }: KnownCrs, geometry: unknown): Fields =>
  geometry === null || value === null || value === 'EPSG:4490' || value === 'EPSG:4326' ? {} : { source_crs: value };

function codeOf(kind: ImportKind, fields: Fields): string | null {
  // The place code stands in the row of the standard name.
  if (isFurtherName(kind, fields)) return null;
  if (kind === 'places' || kind === 'census') return textOf(fields.place_code) || null;
  if (kind === 'markers') return textOf(fields.number) || null;
  if (kind === 'divisions') return textOf(fields.code) || null;
  return textOf(fields.code) || (lineCodeOf(`${textOf(fields.side_a)}-${textOf(fields.side_b)}`) ?? null);
}

/** A row without a name: an error, unless it has one in Latin letters, which names no place in Chinese. */
function namelessness({ kind, fields: mapped }: Setting, fields: Fields): ImportFinding[] {
  const needsName = kind !== 'boundary-lines' && kind !== 'markers';
  if (!needsName || textOf(fields.name) !== '' || !mapped.some(({ field }) => field === 'name')) return [];
  const roman = textOf(fields.roman);
  return [
    roman !== '' && kind === 'places'
      ? understandFinding('no-chinese-name', { roman })
      : understandFinding('name-missing'),
  ];
}

/** A village with the code of its county: six digits are a code, but not this one's. */
function tooShort({ kind, fields: mapped }: Setting, fields: Fields): ImportFinding[] {
  const [code, name] = [textOf(fields.code), textOf(fields.name)];
  const wanted = kind === 'divisions' ? digitsOf(name) : undefined;
  if (code === '' || wanted === undefined || code.length >= wanted) return [];
  const heading = mapped.find(({ field }) => field === 'code')?.heading ?? '';
  return [understandFinding('code-too-short', { code, heading, name, wanted: String(wanted) })];
}

// Numbers of markers have no form that could be asked for; no index takes a text of any length.
const MOST_CODE = 60;

function tooLong({ kind, fields: mapped }: Setting, fields: Fields): ImportFinding[] {
  const count = codeOf(kind, fields)?.length ?? 0;
  if (count <= MOST_CODE) return [];
  const heading = mapped.find(({ field }) => field === 'number' || field === 'code')?.heading ?? '';
  return [readerFinding('cell-too-long', { heading, count, most: MOST_CODE })];
}

function positionIn(record: SourceRecord, setting: Setting & { unit: string }): ReturnType<typeof readColumns> {
  const { crs, columns, kind, unit, wantsGeometry } = setting;
  const { geometry } = record;
  if (geometry !== null && geometry !== undefined)
    return { ...readGeometry(geometry, { crs, swap: columns.swap, kind, unit }), extra: {} };
  if (columns.lon !== undefined && columns.lat !== undefined) return readColumns(record, { crs, columns, unit });
  if (!wantsGeometry) return { geometry: null, findings: [], extra: {} };
  return { ...readGeometry(null, { crs, swap: false, kind, unit }), extra: {} };
}
