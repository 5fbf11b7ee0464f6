import { join } from 'node:path';
import type { Archive } from '../archive.ts';
import type { EncodingName } from '../encodings.ts';
import { featureRecord, kindOf } from '../geoJson/geoJsonFeature.ts';
import { chosenLayer } from '../layers.ts';
import { LIMITS } from '../limits.ts';
import { readerFinding, readerRefusal } from '../readerFindings.ts';
import type { Source, SourceChoices, SourceFile, SourceRecord } from '../source.ts';
import type { SourceFormat, SourceLayer } from '../sourceContract.ts';
import { Pages } from '../tableRecords.ts';
import { decodedText, encodingOf } from '../textFile.ts';
import type { WorkFolder } from '../workFolder.ts';
import { type Placemark, placemarks } from './placemarks.ts';

/** The placemarks of a folder. @throws Problem document-type, damaged, no-features, and as `encodingOf` */
export async function openKml({ path }: SourceFile, choices: SourceChoices): Promise<Source> {
  return openDocument({ path, format: 'KML', close: async () => undefined }, choices);
}

/** The main document of a KMZ: the first at the top, or else the first. */
export async function openKmz(archive: Archive, folder: WorkFolder, choices: SourceChoices): Promise<Source> {
  const documents = archive.entries.filter(({ name }) => /\.kml$/i.test(name));
  const entry = documents.find(({ name }) => !name.includes('/')) ?? documents[0];
  if (!entry) throw readerRefusal('no-layers');
  const path = join(folder.path, 'document.kml');
  await archive.unpack(entry, path);
  return openDocument({ path, format: 'KMZ', close: folder.remove }, choices);
}

interface KmlFile {
  path: string;
  format: SourceFormat;
  close(): Promise<void>;
}

async function openDocument({ path, format, close }: KmlFile, choices: SourceChoices): Promise<Source> {
  const { encoding, findings } = await encodingOf(path, undefined);
  const folders = await foldersOf(path, encoding);
  const layers = [...folders.values()].map(({ layer }) => layer);
  const { name } = layers[chosenLayer(layers, choices.layer)] ?? { name: '' };
  const headings = [...(folders.get(name)?.headings ?? [])];
  const several = layers.length > 1 ? [readerFinding('layers-several', { count: layers.length, layer: name })] : [];
  return {
    facts: {
      ...{ format, encoding, delimiter: null, layers, layer: name, headerRow: null, headings },
      // WGS 84 by definition (OGC 12-007r2).
      ...{ crs: 'EPSG:4326', findings: [...findings, ...several] },
    },
    records: () => recordPages(placemarks(decodedText(path, encoding)), name, headings),
    close,
  };
}

interface Folder {
  layer: SourceLayer;
  headings: Set<string>;
  types: Set<string>;
}

const nameOf = ({ folders }: Placemark): string => folders.filter((name) => name !== '').join('/') || 'placemarks';

async function foldersOf(path: string, encoding: EncodingName): Promise<Map<string, Folder>> {
  const { columns } = LIMITS;
  const folders = new Map<string, Folder>();
  const counts = new Map<string, number>();
  for await (const placemark of placemarks(decodedText(path, encoding))) {
    const name = nameOf(placemark);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    const { headings, types } = folders.get(name) ?? { headings: new Set<string>(), types: new Set<string>() };
    for (const heading of Object.keys(placemark.properties)) headings.add(heading);
    if (headings.size > columns) throw readerRefusal('too-many-columns', { count: headings.size, most: columns });
    types.add(typeOf(placemark.geometry));
    const layer: SourceLayer = { name, rows: counts.get(name) ?? 0, geometry: kindOf(types), hidden: false };
    folders.set(name, { layer, headings, types });
  }
  if (folders.size === 0) throw readerRefusal('no-features');
  return folders;
}

const typeOf = (geometry: unknown): string =>
  typeof geometry === 'object' && geometry !== null && 'type' in geometry ? String(geometry.type) : 'none';

async function* recordPages(
  all: AsyncIterable<Placemark>,
  layer: string,
  headings: readonly string[],
): AsyncGenerator<SourceRecord[]> {
  const pages = new Pages();
  let number = 0;
  for await (const placemark of all) {
    if (nameOf(placemark) !== layer) continue;
    number += 1;
    if (pages.add(featureRecord({ number, ...placemark }, headings), placemark.size)) yield pages.taken();
  }
  const rest = pages.taken();
  if (rest.length > 0) yield rest;
}
