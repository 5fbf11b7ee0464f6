import type { GdalLayer } from '../../gdal/gdalContract.ts';
import type { ImportFinding } from '../../imports/findingContract.ts';
import { keptText, plainNumber } from '../plainText.ts';
import type { SourceRecord } from '../source.ts';
import { Pages } from '../tableRecords.ts';
import type { WrittenFeature } from './gdalFile.ts';

/** A column of a layer: its name in the library, its heading for people and the type of its values. */
export interface FeatureColumn {
  field: string;
  heading: string;
  type: string;
}

export const columnsOf = ({ fields }: GdalLayer, headings: readonly string[]): FeatureColumn[] =>
  fields.map(({ name, type }, i) => ({ field: name, heading: headings[i] ?? name, type }));

/**
 * Features as records, in pages.
 * @param decoded text of a value, where the library gives bytes
 */
export async function* featureRecords(
  features: AsyncIterable<WrittenFeature>,
  columns: readonly FeatureColumn[],
  decoded: (value: string) => string = (value) => value,
): AsyncGenerator<SourceRecord[]> {
  const pages = new Pages();
  for await (const feature of features)
    if (pages.add(recordOf(feature, columns, decoded), feature.size)) yield pages.taken();
  const rest = pages.taken();
  if (rest.length > 0) yield rest;
}

function recordOf(
  { number, properties, geometry }: WrittenFeature,
  columns: readonly FeatureColumn[],
  decoded: (value: string) => string,
): SourceRecord {
  const at = { feature: number };
  const findings: ImportFinding[] = [];
  const values: Record<string, string> = {};
  for (const { field, heading, type } of columns) {
    const kept = keptText(writtenValue(decoded(properties[field] ?? ''), type), heading, at);
    values[heading] = kept.text;
    findings.push(...kept.findings);
  }
  return { number, values, geometry: geometry ?? null, findings };
}

// The library writes days as 2024/05/20 and large numbers as 6.4e+22.
function writtenValue(text: string, type: string): string {
  if (/^Date/.test(type)) return text.replaceAll('/', '-').replace(/ 00:00:00(\+00)?$/, '');
  return type === 'Real' ? plainNumber(text) : text;
}
