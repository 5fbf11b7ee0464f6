import { z } from 'zod';
import { ImportFinding } from '../imports/findingContract.ts';

/** The formats that can be read, told by content and never by the name of the file. */
export const SourceFormat = z.enum([
  'CSV',
  'TSV',
  'XLSX',
  'XLS',
  'Shapefile',
  'GeoPackage',
  'GeoJSON',
  'KML',
  'KMZ',
  'FileGDB',
]);
export type SourceFormat = z.infer<typeof SourceFormat>;

/** A table, sheet or feature class of a file. */
export const SourceLayer = z.object({
  name: z.string(),
  /** Null where only reading to the end would tell. */
  rows: z.number().int().nullable(),
  geometry: z.enum(['none', 'point', 'line', 'polygon', 'mixed']),
  /** A hidden sheet: shown, never taken by itself. */
  hidden: z.boolean(),
});
export type SourceLayer = z.infer<typeof SourceLayer>;

/** What a reader says of a file before any row is judged. Kept as `import_run.facts`. */
export const SourceFacts = z.object({
  format: SourceFormat,
  /** `UTF-8`, `UTF-8 BOM`, `GBK`, `GB18030`, `UTF-16LE`, `UTF-16BE`; null where the format has its own. */
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  layers: SourceLayer.array(),
  /** The one that is read. */
  layer: z.string(),
  /** Row of the headings of a table, from 1; null for features. */
  headerRow: z.number().int().nullable(),
  headings: z.string().array(),
  /** `EPSG:N` as the file itself says (.prj, layer, `crs` member, KML by definition); null where it says nothing. */
  crs: z.string().nullable(),
  findings: ImportFinding.array(),
});
export type SourceFacts = z.infer<typeof SourceFacts>;
