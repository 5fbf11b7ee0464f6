import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { ImportChoices, ImportKind } from '#server/exchange/imports/importContract.ts';
import type { StagedRow, Understanding } from '#server/exchange/imports/importSteps.ts';
import type { SourceRecord } from '#server/exchange/readers/source.ts';
import type { SourceFacts } from '#server/exchange/readers/sourceContract.ts';
import { proposeMapping } from '#server/exchange/understand/proposeMapping.ts';
import { understand } from '#server/exchange/understand/understand.ts';

const SHARED = new URL('../../../shared/data/geo/', import.meta.url);
/** Whether the samples lie beside this folder; tests make the essential cases themselves. */
export const hasSamples = existsSync(SHARED);
export const sharedFile = (path: string): Buffer => readFileSync(new URL(path, SHARED));

/** A file as a reader would give it: facts and records. */
export interface SampleFile {
  facts: SourceFacts;
  records: SourceRecord[];
}

const FACTS = { encoding: null, delimiter: null, findings: [] };

/** Rows of a table, the first being its headings. */
export function tableOf(rows: readonly (readonly string[])[]): SampleFile {
  const [headings = [], ...body] = rows;
  const records = body.map((cells, i) => ({
    number: i + 2,
    values: Object.fromEntries(headings.map((heading, j) => [heading, cells[j] ?? ''])),
    geometry: null,
    findings: [],
  }));
  const layers = [{ name: 'table', rows: records.length, geometry: 'none' as const, hidden: false }];
  return {
    facts: { ...FACTS, format: 'CSV', layers, layer: 'table', headerRow: 1, headings: [...headings], crs: null },
    records,
  };
}

export function csvSample(path: string, encoding = 'utf-8', delimiter = ','): SampleFile {
  const text = new TextDecoder(encoding, { fatal: true }).decode(sharedFile(path));
  return tableOf(
    z
      .string()
      .array()
      .array()
      .parse(parse(text, { delimiter, relax_column_count: true })),
  );
}

const Features = z.object({
  crs: z.object({ properties: z.object({ name: z.string() }) }).optional(),
  features: z.object({ properties: z.record(z.string(), z.unknown()), geometry: z.unknown() }).array(),
});

export function featuresOf(text: string, crs: string | null = null): SampleFile {
  const { features } = Features.parse(JSON.parse(text));
  const headings = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  const records = features.map(({ properties, geometry }, i) => ({
    number: i + 1,
    values: Object.fromEntries(headings.map((heading) => [heading, textOf(properties[heading])])),
    geometry,
    findings: [],
  }));
  const layers = [{ name: 'features', rows: records.length, geometry: 'mixed' as const, hidden: false }];
  return { facts: { ...FACTS, format: 'GeoJSON', layers, layer: 'features', headerRow: null, headings, crs }, records };
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

export const geoJsonSample = (path: string): SampleFile =>
  featuresOf(
    sharedFile(path)
      .toString('utf8')
      .replace(/^\ufeff/, ''),
  );

export interface Understood extends Understanding {
  rows: StagedRow[];
}

/** Runs a file through mapping and understanding, as a run does. */
export async function understood(
  { facts, records }: SampleFile,
  { kind, choices = {} }: { kind?: ImportKind; choices?: ImportChoices } = {},
): Promise<Understood> {
  const proposed = proposeMapping(facts, records.slice(0, 20), { kind, remembered: null });
  const mapping = { ...proposed.mapping, ...choices.mapping };
  async function* pages() {
    yield records;
  }
  const known = await understand(facts, pages(), { kind: proposed.kind, mapping, choices });
  return { ...known, rows: known.stage ? records.map(known.stage) : [] };
}

/** Codes of findings by row: `{ 5: ['axes-swapped'] }`. */
export const codesByRow = (rows: readonly StagedRow[]): Record<number, string[]> =>
  Object.fromEntries(
    rows
      .filter(({ findings }) => findings.length > 0)
      .map(({ number, findings }) => [number, findings.map(({ code }) => code)]),
  );

export const codesOfFile = ({ findings }: Pick<Understanding, 'findings'>): string[] =>
  findings.map(({ code }) => code);
