import { basename } from 'node:path';
import { z } from 'zod';
import type { ImportFinding } from '../../imports/findingContract.ts';
import { hasUtf8Mark } from '../encodings.ts';
import { LIMITS } from '../limits.ts';
import { keptName } from '../plainText.ts';
import { readerFinding, readerRefusal } from '../readerFindings.ts';
import type { Source, SourceChoices, SourceFile, SourceRecord } from '../source.ts';
import type { SourceLayer } from '../sourceContract.ts';
import { Pages } from '../tableRecords.ts';
import { startOf } from '../textFile.ts';
import { featureRecord, kindOf } from './geoJsonFeature.ts';
import { type JsonPiece, jsonPieces } from './jsonFeatures.ts';

const Feature = z.object({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.unknown(),
});
type Feature = z.infer<typeof Feature>;

/** What the whole document says, gathered in a first pass: members may stand after the features. */
interface Document {
  name: string | undefined;
  crs: string | undefined;
  features: number;
  headings: Set<string>;
  geometries: Set<string>;
}

/**
 * GeoJSON (RFC 7946, and the `crs` member of 2008), feature by feature, each number in the order of the file.
 * @throws Problem not-utf8, not-json, incomplete, not-geojson, no-features, no-such-layer, too-many-columns
 */
export async function openGeoJson(
  { path, fileName }: SourceFile,
  { layer: chosen }: Pick<SourceChoices, 'layer'> = {},
): Promise<Source> {
  const document = await readDocument(path);
  const name = document.name ?? basename(fileName).replace(/\.(geo)?json$/i, '');
  if (chosen !== undefined && chosen !== name) throw readerRefusal('no-such-layer', { layer: chosen, layers: name });
  const headings = [...document.headings];
  const layer: SourceLayer = { name, rows: document.features, geometry: kindOf(document.geometries), hidden: false };
  const { crs, findings } = crsOf(document.crs);
  return {
    facts: {
      ...{ format: 'GeoJSON', encoding: hasUtf8Mark(await startOf(path, 3)) ? 'UTF-8 BOM' : 'UTF-8', delimiter: null },
      ...{ layers: [layer], layer: name, headerRow: null, headings: headings.map(keptName), crs, findings },
    },
    records: () => recordPages(path, headings),
    close: async () => undefined,
  };
}

async function readDocument(path: string): Promise<Document> {
  const document: Document = {
    ...{ name: undefined, crs: undefined, features: 0 },
    ...{ headings: new Set<string>(), geometries: new Set<string>() },
  };
  const single: Record<string, unknown> = {};
  for await (const { of, value } of jsonPieces(path)) {
    if (of === 'feature') addFeature(document, featureOf(value));
    else if (SINGLE.has(of)) single[of] = value;
    else readMember(document, of, value);
  }
  if (single.type === 'Feature') addFeature(document, featureOf(single));
  else if (single.type !== 'FeatureCollection') throw readerRefusal('not-geojson');
  if (document.features === 0) throw readerRefusal('no-features');
  return document;
}

/** Members of a document that is one feature. */
const SINGLE: ReadonlySet<string> = new Set(['type', 'properties', 'geometry']);
const CrsMember = z.object({ properties: z.object({ name: z.string() }) });

function readMember(document: Document, of: string, value: unknown): void {
  if (of === 'name' && typeof value === 'string' && value !== '') document.name = keptName(value);
  if (of === 'crs') document.crs = CrsMember.safeParse(value).data?.properties.name;
  // What our own exports say beside the standard.
  if (of === 'coordinateSystem' && typeof value === 'string') document.crs ??= value;
}

function featureOf(value: unknown): Feature {
  const feature = Feature.safeParse(value);
  if (!feature.success) throw readerRefusal('not-geojson');
  return feature.data;
}

// At once, and not at the end: every feature may have names of its own.
function requireFew(count: number): void {
  const { columns } = LIMITS;
  if (count > columns) throw readerRefusal('too-many-columns', { count, most: columns });
}

function addFeature(document: Document, { properties, geometry }: Feature): void {
  document.features += 1;
  for (const heading of Object.keys(properties ?? {})) document.headings.add(heading);
  requireFew(document.headings.size);
  const hasType = typeof geometry === 'object' && geometry !== null && 'type' in geometry;
  document.geometries.add(hasType ? String(geometry.type) : 'none');
}

/** `EPSG:4490`, `urn:ogc:def:crs:EPSG::4490`, `urn:ogc:def:crs:OGC:1.3:CRS84`, `GCJ-02`. */
function crsOf(name: string | undefined): { crs: string | null; findings: ImportFinding[] } {
  if (name === undefined) return { crs: null, findings: [] };
  if (/CRS:?84$/i.test(name)) return { crs: 'EPSG:4326', findings: [] };
  if (/^gcj-?0?2$/i.test(name.trim())) return { crs: 'GCJ-02', findings: [] };
  const [, code] = /EPSG:.*?(\d{4,6})$/i.exec(name) ?? [];
  if (code !== undefined) return { crs: `EPSG:${code}`, findings: [] };
  return { crs: null, findings: [readerFinding('crs-unknown', { name: keptName(name.slice(0, 100)) })] };
}

async function* recordPages(path: string, headings: readonly string[]): AsyncGenerator<SourceRecord[]> {
  const pages = new Pages();
  const single: Record<string, unknown> = {};
  let number = 0;
  for await (const piece of jsonPieces(path)) {
    if (SINGLE.has(piece.of)) single[piece.of] = piece.value;
    if (piece.of !== 'feature') continue;
    number += 1;
    if (pages.add(recordOf(number, piece, headings), piece.size)) yield pages.taken();
  }
  if (number === 0) pages.add(recordOf(1, { of: 'feature', value: single, exact: new Map(), size: 0 }, headings));
  const rest = pages.taken();
  if (rest.length > 0) yield rest;
}

const recordOf = (number: number, { value, exact }: JsonPiece, headings: readonly string[]): SourceRecord =>
  featureRecord({ number, ...featureOf(value) }, headings, exact);
