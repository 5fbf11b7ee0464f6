import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type GdalLayer, type GdalQuestion, Written } from '../../gdal/gdalContract.ts';
import { takeGdal } from '../../gdal/gdalThreads.ts';
import type { ImportFinding } from '../../imports/findingContract.ts';
import { readerFinding, readerRefusal } from '../readerFindings.ts';
import type { SourceFormat, SourceLayer } from '../sourceContract.ts';

/** A feature as the library writes it. */
export interface WrittenFeature {
  number: number;
  /** All values are text; of a Shapefile each character is one byte of the DBF. */
  properties: Record<string, string | null>;
  geometry: unknown;
  /** Characters of the line. */
  size: number;
}

/** A file opened by the library, in a thread that `close` gives back. */
export interface GdalFile {
  layers: readonly GdalLayer[];
  /** Writes layer number `at` into the work folder and gives its features, from the beginning each time. */
  features(at: number): Promise<() => AsyncGenerator<WrittenFeature>>;
  close(): Promise<void>;
}

interface Opened {
  format: SourceFormat;
  driver: 'ESRI Shapefile' | 'GPKG' | 'OpenFileGDB';
  options?: readonly string[];
}

/**
 * Opens files with the same kind of content, whose layers are listed one after the other.
 * @throws Problem damaged
 */
export async function openGdal(folder: string, paths: readonly string[], as: Opened): Promise<GdalFile> {
  const output = join(folder, 'written');
  await mkdir(output);
  const thread = await takeGdal('read', output);
  const ask = async (question: GdalQuestion) => {
    const answer = await thread.ask(question);
    if ('failure' in answer) throw damagedFile(as.format, answer.failure);
    return answer;
  };
  try {
    const layers: (GdalLayer & { file: number })[] = [];
    for (const [file, path] of paths.entries()) {
      const answer = await ask({ ask: 'open', path, driver: as.driver, options: [...(as.options ?? [])] });
      if ('layers' in answer) layers.push(...answer.layers.map((layer) => ({ ...layer, file })));
    }
    return {
      layers,
      features: (at) => writtenFeatures(ask, layers[at], { format: as.format, at }),
      close: thread.giveBack,
    };
  } catch (error) {
    await thread.giveBack();
    throw error;
  }
}

async function writtenFeatures(
  ask: (question: GdalQuestion) => Promise<unknown>,
  layer: (GdalLayer & { file: number }) | undefined,
  { format, at }: { format: SourceFormat; at: number },
): Promise<() => AsyncGenerator<WrittenFeature>> {
  if (!layer) throw readerRefusal('no-layers');
  const answer = Written.parse(await ask({ ask: 'write', file: layer.file, layer: layer.name, name: `layer${at}` }));
  await requireAll(answer.written, layer, { format, errors: answer.errors });
  return () => linesOf(answer.written);
}

const damagedFile = (format: SourceFormat, reason: string) =>
  readerRefusal('damaged', { format, reason: reason.slice(0, 300) });

async function requireAll(
  path: string,
  { featureCount }: GdalLayer,
  { format, errors }: { format: SourceFormat; errors: readonly string[] },
): Promise<void> {
  let count = 0;
  for await (const _ of lineTexts(path)) count += 1;
  if (errors.length > 0) throw damagedFile(format, errors.join('; '));
  if (featureCount >= 0 && count < featureCount) throw damagedFile(format, `${count} of ${featureCount} features`);
}

const lineTexts = (path: string) => createInterface({ input: createReadStream(path), crlfDelay: Infinity });

const Line = z.object({ properties: z.record(z.string(), z.string().nullable()), geometry: z.unknown() });

async function* linesOf(path: string): AsyncGenerator<WrittenFeature> {
  let number = 0;
  for await (const text of lineTexts(path)) {
    number += 1;
    yield { number, ...Line.parse(JSON.parse(text)), size: text.length };
  }
}

/** What people are told of a layer. */
export function sourceLayer({ name, featureCount, geometryFields }: GdalLayer): SourceLayer {
  const type = geometryFields[0]?.type ?? 'None';
  return { name, rows: featureCount < 0 ? null : featureCount, geometry: kindOf(type), hidden: false };
}

function kindOf(type: string): SourceLayer['geometry'] {
  if (/None/.test(type)) return 'none';
  if (/Point/.test(type)) return 'point';
  if (/LineString|Curve$/.test(type)) return 'line';
  return /Polygon|Surface/.test(type) ? 'polygon' : 'mixed';
}

/** The coordinate system that the layer names, and what is to say where it is unknown. */
export function crsOf({ geometryFields }: GdalLayer): { crs: string | null; findings: ImportFinding[] } {
  const system = geometryFields[0]?.coordinateSystem?.projjson;
  if (system === undefined) return { crs: null, findings: [] };
  const { id, name = '–' } = system;
  if (id?.authority === 'EPSG') return { crs: `EPSG:${id.code}`, findings: [] };
  if (id?.authority === 'OGC' && id.code === 'CRS84') return { crs: 'EPSG:4326', findings: [] };
  return { crs: null, findings: [readerFinding('crs-unknown', { name })] };
}
