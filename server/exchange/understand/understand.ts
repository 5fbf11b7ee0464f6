import type { ImportFinding } from '../imports/findingContract.ts';
import type { ImportChoices, ImportKind, Mapping } from '../imports/importContract.ts';
import type { Understand } from '../imports/importSteps.ts';
import type { SourceFacts } from '../readers/sourceContract.ts';
import { decideCrs } from './decideCrs.ts';
import { fieldTable, type MappedField, requiredIn } from './fieldTable.ts';
import { FileTally, rowList } from './fileTally.ts';
import { headingKey } from './headingKey.ts';
import { type Setting, stageRecord } from './stageRecord.ts';
import { type UnderstandCode, understandFinding } from './understandWords.ts';

/**
 * Reads the whole file once to learn what its coordinates and codes look like, then answers how to stage each record. Pure
 * but for the reading. Files whose coordinates or codes cannot be trusted as a whole are refused with what to do.
 */
export const understand: Understand = async (facts, pages, { kind, mapping, choices }) => {
  const fields = mappedFields(kind, mapping, facts);
  // A person may have named a heading that the file does not have.
  const [lon, lat] = [mapping.lon, mapping.lat].map((heading) =>
    heading !== undefined && facts.headings.includes(heading) ? heading : undefined,
  );
  const columns = { lon, lat, swap: choices.swapAxes === true };
  const tally = new FileTally(fields, columns);
  for await (const page of pages) for (const record of page) tally.add(record);
  const decided = decideCrs(tally, {
    chosen: choices.crs,
    file: facts.crs,
    headings: [lon, lat].filter((heading) => heading !== undefined),
    fromColumns: facts.headerRow !== null,
    swapAxes: choices.swapAxes,
  });
  const findings = [
    ...missing(kind, facts, fields),
    ...damaged(tally, mapping),
    ...decided.findings,
    ...tallied(tally),
  ];
  const isRefused = findings.some(({ code }) => code === 'codes-damaged') || decided.known === null;
  const told = findings.map((finding) => confirmed(finding, choices));
  if (isRefused || decided.known === null) return { kind, mapping, crs: decided.crs, findings: told, stage: null };
  const setting: Setting = {
    ...{ kind, fields, facts, crs: decided.known },
    columns: { ...columns, swap: columns.swap || decided.swap },
    wantsGeometry: wantsGeometry(facts),
  };
  const stage: Awaited<ReturnType<Understand>>['stage'] = (record) => {
    const row = stageRecord(record, setting);
    return { ...row, findings: row.findings.map((finding) => confirmed(finding, choices)) };
  };
  return { kind, mapping, crs: decided.crs, findings: told, stage };
};

function mappedFields(kind: ImportKind, mapping: Mapping, { headings, headerRow }: SourceFacts): MappedField[] {
  const used = new Set(Object.values(mapping));
  const free = headerRow === null ? headings.filter((heading) => !used.has(heading)) : [];
  return fieldTable(kind).flatMap((row) => {
    const heading = mapping[row.field];
    if (heading === undefined || !headings.includes(heading)) return [];
    const known = new Set(row.headings.map(headingKey));
    const others = row.required ? free.filter((one) => known.has(headingKey(one))) : [];
    return [{ ...row, heading, others }];
  });
}

/** Whoever took note of a finding lets it stand as a warning. */
function confirmed(finding: ImportFinding, { confirmed: codes = [] }: ImportChoices): ImportFinding {
  const isTaken = finding.severity === 'error' && finding.confirmable === true && codes.includes(finding.code);
  return isTaken ? { ...finding, severity: 'warning' } : finding;
}

function missing(kind: ImportKind, facts: SourceFacts, fields: readonly MappedField[]): ImportFinding[] {
  const filled = new Set(fields.map(({ field }) => field));
  return requiredIn(kind, facts)
    .filter(({ field }) => !filled.has(field))
    .map(({ label, label_en: labelEn }) =>
      understandFinding('required-column-missing', {
        label: labelEn,
        labelZh: label,
        headings: fields.map(({ heading }) => heading).join(', ') || '–',
      }),
    );
}

// A column that a spreadsheet has damaged is damaged from top to bottom; single cells are told by row.
const DAMAGED_SHARE = 0.5;

function damaged({ codes, damaged: { count, example } }: FileTally, mapping: Mapping): ImportFinding[] {
  if (count === 0 || count < codes * DAMAGED_SHARE) return [];
  const heading = mapping.code ?? mapping.place_code ?? '';
  return [understandFinding('codes-damaged', { heading, example, count: String(count) })];
}

const TALLIED: readonly UnderstandCode[] = ['codes-normalised', 'names-normalised', 'cells-unwrapped', 'formula-text'];

function tallied({ found, categories }: FileTally): ImportFinding[] {
  return [
    ...TALLIED.flatMap((code) => {
      const one = found.get(code);
      return one ? [understandFinding(code, { count: String(one.count), rows: rowList(one) })] : [];
    }),
    ...[...categories]
      .slice(0, 20)
      .map(([word, { count }]) => understandFinding('category-unknown', { word, count: String(count) })),
  ];
}

const wantsGeometry = ({ headerRow, layers, layer }: SourceFacts): boolean =>
  headerRow === null && layers.find(({ name }) => name === layer)?.geometry !== 'none';
