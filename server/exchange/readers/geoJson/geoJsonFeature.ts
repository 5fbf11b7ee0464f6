import type { ImportFinding } from '../../imports/findingContract.ts';
import { inMib } from '../archive.ts';
import { LIMITS } from '../limits.ts';
import { keptName, keptText, plainNumber } from '../plainText.ts';
import { readerRefusal } from '../readerFindings.ts';
import type { SourceRecord } from '../source.ts';
import type { SourceLayer } from '../sourceContract.ts';

const KINDS: readonly (readonly [RegExp, SourceLayer['geometry']])[] = [
  [/^(Multi)?Point$/, 'point'],
  [/^(Multi)?LineString$/, 'line'],
  [/^(Multi)?Polygon$/, 'polygon'],
];

/** The kind of a layer, from the types of its geometries. */
export function kindOf(types: ReadonlySet<string>): SourceLayer['geometry'] {
  const present = [...types].filter((type) => type !== 'none');
  const kinds = new Set(present.map((type) => KINDS.find(([sign]) => sign.test(type))?.[1] ?? 'mixed'));
  const [kind = 'none'] = kinds;
  return kinds.size > 1 ? 'mixed' : kind;
}

/** A feature is held as a whole. */
export const featureTooLarge = () => readerRefusal('feature-too-large', { most: inMib(LIMITS.featureBytes) });

interface GeoJsonFeature {
  number: number;
  properties?: Readonly<Record<string, unknown>> | null | undefined;
  geometry?: unknown;
}

/**
 * A feature of GeoJSON as a record.
 * @param exact whole numbers of more than fifteen digits as they stand in the file
 */
export function featureRecord(
  { number, properties, geometry }: GeoJsonFeature,
  headings: readonly string[],
  exact: ReadonlyMap<number, string> = new Map(),
): SourceRecord {
  const at = { feature: number };
  const findings: ImportFinding[] = [];
  const values: Record<string, string> = {};
  for (const given of headings) {
    const heading = keptName(given);
    const kept = keptText(textOf(properties?.[given], exact), heading, at);
    values[heading] = kept.text;
    findings.push(...kept.findings);
  }
  return { number, values, geometry: geometry ?? null, findings };
}

function textOf(value: unknown, exact: ReadonlyMap<number, string>): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return exact.get(value) ?? plainNumber(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
