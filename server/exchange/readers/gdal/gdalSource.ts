import type { GdalLayer } from '../../gdal/gdalContract.ts';
import type { ImportFinding } from '../../imports/findingContract.ts';
import { distinctHeadings } from '../headings.ts';
import { chosenLayer } from '../layers.ts';
import { readerFinding, readerRefusal } from '../readerFindings.ts';
import type { Source, SourceChoices } from '../source.ts';
import type { SourceFormat, SourceLayer } from '../sourceContract.ts';
import { type ValueDecoding, valuesAsGiven } from '../valueDecoding.ts';
import type { WorkFolder } from '../workFolder.ts';
import { columnsOf, featureRecords } from './featureRecords.ts';
import { crsOf, type GdalFile, openGdal, sourceLayer, type WrittenFeature } from './gdalFile.ts';

/** Where the files of an opened source are, and how the library is to read them. */
export interface GdalInput {
  folder: WorkFolder;
  paths: readonly string[];
  format: SourceFormat;
  driver: 'ESRI Shapefile' | 'GPKG' | 'OpenFileGDB';
  options?: readonly string[];
  /** In place of the names that the library gives. */
  layerNames?: readonly string[];
  /** How bytes become text, told from all features, where the library does not do that. */
  decoding?: (layer: GdalLayer, at: number, features: () => AsyncIterable<WrittenFeature>) => Promise<ValueDecoding>;
  findings?: (at: number) => readonly ImportFinding[];
}

/**
 * A layer of a file that the library reads. It is written to the work folder once, after which the thread has ended.
 * @throws Problem damaged, no-layers, no-such-layer, too-many-layers, no-features
 */
export async function gdalSource(input: GdalInput, choices: SourceChoices): Promise<Source> {
  const file = await openGdal(input.folder.path, input.paths, input);
  try {
    const layers = file.layers.map((layer, i) => ({
      ...sourceLayer(layer),
      name: input.layerNames?.[i] ?? layer.name,
    }));
    return await layerSource(input, { file, layers, at: chosenLayer(layers, choices.layer) });
  } finally {
    await file.close();
  }
}

interface ChosenLayer {
  file: GdalFile;
  layers: SourceLayer[];
  at: number;
}

async function layerSource(input: GdalInput, { file, layers, at }: ChosenLayer): Promise<Source> {
  const [layer, told] = [file.layers[at], layers[at]];
  if (!layer || !told) throw readerRefusal('no-layers');
  const features = await file.features(at);
  const decoding = (await input.decoding?.(layer, at, features)) ?? valuesAsGiven;
  const distinct = distinctHeadings(layer.fields.map(({ name }) => decoding.decoded(name)));
  const columns = columnsOf(layer, distinct.headings);
  const { crs, findings } = crsOf(layer);
  const several =
    layers.length > 1 ? [readerFinding('layers-several', { count: layers.length, layer: told.name })] : [];
  return {
    facts: {
      ...{ format: input.format, encoding: decoding.encoding, delimiter: null, layers, layer: told.name },
      ...{ headerRow: null, headings: distinct.headings, crs },
      findings: [...several, ...(input.findings?.(at) ?? []), ...decoding.findings, ...distinct.findings, ...findings],
    },
    records: () => featureRecords(features(), columns, decoding.decoded),
    close: input.folder.remove,
  };
}
