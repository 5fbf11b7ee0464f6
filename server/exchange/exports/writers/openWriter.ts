import type { ExportFormat } from '../exportContract.ts';
import { csvWriter } from './csvWriter.ts';
import { gdalWriter } from './gdalWriter.ts';
import { geoJsonWriter } from './geoJsonWriter.ts';
import { nationalWriter } from './nationalWriter.ts';
import type { OpenWriter } from './writer.ts';
import { xlsxWriter } from './xlsxWriter.ts';

/** Who writes a format. */
export const WRITERS: Readonly<Record<ExportFormat, OpenWriter>> = {
  xlsx: xlsxWriter,
  csv: csvWriter,
  geojson: geoJsonWriter,
  gpkg: gdalWriter,
  shapefile: gdalWriter,
  kml: gdalWriter,
  national: nationalWriter,
};
