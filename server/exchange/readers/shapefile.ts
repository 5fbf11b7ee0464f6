import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { GdalLayer } from '../gdal/gdalContract.ts';
import type { ImportFinding } from '../imports/findingContract.ts';
import type { Archive, ArchiveEntry } from './archive.ts';
import type { EncodingName } from './encodings.ts';
import type { WrittenFeature } from './gdal/gdalFile.ts';
import { gdalSource } from './gdal/gdalSource.ts';
import { LIMITS } from './limits.ts';
import { type ReaderFindingCode, readerFinding, readerRefusal } from './readerFindings.ts';
import type { Source, SourceChoices } from './source.ts';
import { startOf } from './textFile.ts';
import { valueDecoding } from './valueDecoding.ts';
import type { WorkFolder } from './workFolder.ts';

/** The files of one Shapefile by their endings. */
interface Shapefile {
  name: string;
  parts: ReadonlyMap<string, ArchiveEntry>;
}

/**
 * The Shapefiles of an archive, a layer each. The library reads the DBF byte by byte (as ISO 8859-1), so that the encoding
 * is told here from all its values and half characters are seen.
 * @throws Problem not-a-shapefile, and as `gdalSource`
 */
export async function openShapefile(archive: Archive, folder: WorkFolder, choices: SourceChoices): Promise<Source> {
  const shapefiles = shapefilesOf(archive.entries);
  const { layers: most } = LIMITS;
  if (shapefiles.length > most) throw readerRefusal('too-many-layers', { count: shapefiles.length, most });
  const paths: string[] = [];
  for (const [i, shapefile] of shapefiles.entries())
    paths.push(await unpacked(archive, shapefile, `${folder.path}/shp${i}`));
  return gdalSource(
    {
      ...{ folder, paths, format: 'Shapefile', driver: 'ESRI Shapefile', options: ['ENCODING=ISO-8859-1'] },
      layerNames: shapefiles.map(({ name }) => name),
      decoding: async (layer, at, features) => {
        const declared = await declaredEncoding(archive, shapefiles[at], paths[at] ?? '');
        return valueDecoding(valuesOf(layer, features()), { declared, chosen: choices.encoding });
      },
      findings: (at) => missingParts(shapefiles[at]),
    },
    choices,
  );
}

function shapefilesOf(entries: readonly ArchiveEntry[]): Shapefile[] {
  const byStem = new Map<string, Map<string, ArchiveEntry>>();
  for (const entry of entries) {
    const [, stem, ending] = /^(.*)\.(shp|shx|dbf|prj|cpg)$/i.exec(entry.name) ?? [];
    if (stem === undefined || ending === undefined) continue;
    const parts = byStem.get(stem.toLowerCase()) ?? new Map<string, ArchiveEntry>();
    byStem.set(stem.toLowerCase(), parts.set(ending.toLowerCase(), entry));
  }
  // A DBF by itself is a table: rows of a list that have no shape. Shapes come first.
  const sets = [...byStem.values()].toSorted((a, b) => Number(b.has('shp')) - Number(a.has('shp')));
  return sets.flatMap((parts) => {
    const chief = parts.get('shp') ?? parts.get('dbf');
    return chief === undefined ? [] : [{ name: baseName(chief.name), parts }];
  });
}

const baseName = (path: string): string => path.replace(/^.*[/\\]/, '').replace(/\.(shp|dbf)$/i, '');

/** Each in a folder of its own, under names of our own. */
async function unpacked(archive: Archive, { parts }: Shapefile, folder: string): Promise<string> {
  await mkdir(folder);
  for (const [ending, entry] of parts)
    if (ending !== 'cpg') await archive.unpack(entry, join(folder, `layer.${ending}`));
  if (!parts.has('shp')) return join(folder, 'layer.dbf');
  const path = join(folder, 'layer.shp');
  const start = await startOf(path, 4);
  if (start.toString('hex') !== '0000270a')
    throw readerRefusal('not-a-shapefile', { entry: parts.get('shp')?.name ?? '' });
  return path;
}

const MISSING: readonly (readonly [ending: string, code: ReaderFindingCode])[] = [
  ['dbf', 'dbf-missing'],
  ['shx', 'shx-missing'],
  ['prj', 'prj-missing'],
];

const missingParts = (shapefile: Shapefile | undefined): ImportFinding[] =>
  MISSING.flatMap(([ending, code]) =>
    !shapefile?.parts.has('shp') || shapefile.parts.has(ending) ? [] : [readerFinding(code)],
  );

const LANGUAGE_BYTE = 29;
const GBK_LANGUAGE = 0x4d;

/** What .cpg says, or else the language byte of the DBF. */
async function declaredEncoding(
  archive: Archive,
  shapefile: Shapefile | undefined,
  path: string,
): Promise<EncodingName | undefined> {
  const cpg = shapefile?.parts.get('cpg');
  if (cpg && cpg.bytes <= 100) {
    let text = '';
    for await (const chunk of await archive.stream(cpg)) text += String(chunk);
    if (/utf-?8|65001/i.test(text)) return 'UTF-8';
    if (/gbk|gb-?2312|936|gb-?18030/i.test(text)) return 'GBK';
  }
  if (!shapefile?.parts.has('dbf')) return undefined;
  const start = await startOf(path.replace(/shp$/, 'dbf'), 32);
  return start[LANGUAGE_BYTE] === GBK_LANGUAGE ? 'GBK' : undefined;
}

async function* valuesOf({ fields }: GdalLayer, features: AsyncIterable<WrittenFeature>) {
  for (const { name } of fields) yield { feature: 0, heading: name, value: name };
  for await (const { number, properties } of features)
    for (const [heading, value] of Object.entries(properties)) if (value) yield { feature: number, heading, value };
}
