import { z } from 'zod';
import { BoundariesApi } from '../../boundaries/contract.ts';
import { MarkerFilter } from '../../boundaries/markers/markersApiContract.ts';
import { DivisionsApi } from '../../divisions/contract.ts';
import { GazetteerApi } from '../../gazetteer/contract.ts';
import { CampaignsApi } from '../../naming/campaigns/contract.ts';
import { NamingApi } from '../../naming/contract.ts';
import { Instant, longText } from '../../platform/contract.ts';
import { SignsApi } from '../../signs/contract.ts';
import { CensusFilter } from '../census/censusApiContract.ts';
import { ExportSelection } from './selectionContract.ts';

export const ExportRunId = z.uuid().brand<'ExportRunId'>();
export type ExportRunId = z.infer<typeof ExportRunId>;

export const CollectionKey = z.enum([
  'places',
  'divisions',
  'boundary-lines',
  'markers',
  'signs',
  'cases',
  'census',
  'campaign-items',
  'campaign-candidates',
]);
export type CollectionKey = z.infer<typeof CollectionKey>;

/** `national`: the package in the keys and codes of the national database (glossary 4.5). */
export const ExportFormat = z.enum(['xlsx', 'csv', 'geojson', 'gpkg', 'shapefile', 'kml', 'national']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** `UTF-8` of a CSV has no mark at its beginning, `UTF-8-BOM` has: Excel asks for it. A Shapefile knows UTF-8 and GBK. */
export const ExportEncoding = z.enum(['UTF-8', 'UTF-8-BOM', 'GB18030', 'GBK']);
export type ExportEncoding = z.infer<typeof ExportEncoding>;

/** CGCS2000, WGS 84, Web Mercator, or a 3° zone of Gauss–Krüger: 4513–4533 with zone number before the easting, 4534–4554 without. */
export const ExportCrs = z.union([z.literal(4490), z.literal(4326), z.literal(3857), z.int().min(4513).max(4554)]);
export type ExportCrs = z.infer<typeof ExportCrs>;

export const Secrecy = z.enum(['public', 'internal', 'restricted']);
export type Secrecy = z.infer<typeof Secrecy>;

const paging = { limit: true, cursor: true } as const;
export const EXPORT_FILTERS = {
  places: GazetteerApi.list.query.omit(paging),
  divisions: DivisionsApi.list.query.omit(paging),
  'boundary-lines': BoundariesApi.listLines.query.omit(paging),
  markers: MarkerFilter,
  signs: SignsApi.list.query.omit(paging),
  cases: NamingApi.list.query.omit(paging),
  census: CensusFilter,
  'campaign-items': CampaignsApi.items.query.omit(paging),
  'campaign-candidates': CampaignsApi.candidates.query.omit(paging),
} as const satisfies Record<CollectionKey, z.ZodType>;

const Choices = z.strictObject({
  format: ExportFormat,
  encoding: ExportEncoding.optional(),
  crs: ExportCrs.default(4490),
  selection: ExportSelection.optional(),
  /** Keys of the columns wanted; all but those that are `extra` where it is left out. */
  columns: z.string().max(40).array().min(1).max(60).optional(),
  /** What it is for: needed where anything in it is not public. */
  purpose: longText(500).optional(),
  /** As a ZIP with manifest and checksums. */
  archive: z.boolean().default(false),
});

/** What is to be exported: a collection under the filter that its list has. */
export const ExportRequest = z.discriminatedUnion('collection', [
  Choices.extend({ collection: z.literal('places'), filter: EXPORT_FILTERS.places.prefault({}) }),
  Choices.extend({ collection: z.literal('divisions'), filter: EXPORT_FILTERS.divisions.prefault({}) }),
  Choices.extend({ collection: z.literal('boundary-lines'), filter: EXPORT_FILTERS['boundary-lines'].prefault({}) }),
  Choices.extend({ collection: z.literal('markers'), filter: EXPORT_FILTERS.markers.prefault({}) }),
  Choices.extend({ collection: z.literal('signs'), filter: EXPORT_FILTERS.signs.prefault({}) }),
  Choices.extend({ collection: z.literal('cases'), filter: EXPORT_FILTERS.cases.prefault({}) }),
  Choices.extend({ collection: z.literal('census'), filter: EXPORT_FILTERS.census.prefault({}) }),
  Choices.extend({ collection: z.literal('campaign-items'), filter: EXPORT_FILTERS['campaign-items'].prefault({}) }),
  Choices.extend({
    collection: z.literal('campaign-candidates'),
    filter: EXPORT_FILTERS['campaign-candidates'].prefault({}),
  }),
]);
export type ExportRequest = z.infer<typeof ExportRequest>;

/** Something that the format cannot carry. `count` is null where it holds for the format as such, whatever is in it. */
export const FormatLimit = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  count: z.number().int().nullable(),
  examples: z.string().array(),
});
export type FormatLimit = z.infer<typeof FormatLimit>;

export const ExportState = z.enum(['waiting', 'running', 'ready', 'failed', 'cancelled', 'forgotten']);
export type ExportState = z.infer<typeof ExportState>;

export const ExportRun = z.object({
  id: ExportRunId,
  version: z.number().int(),
  state: ExportState,
  collection: CollectionKey,
  format: ExportFormat,
  request: z.record(z.string(), z.unknown()),
  purpose: z.string().nullable(),
  secrecy: Secrecy,
  /** Rows by label. */
  counts: z.record(Secrecy, z.number().int()),
  done: z.number().int(),
  total: z.number().int(),
  by: z.string(),
  organisation: z.string(),
  /** The reader made it and may fetch and cancel it. */
  mine: z.boolean(),
  fileName: z.string().nullable(),
  sizeBytes: z.number().int().nullable(),
  sha256: z.string().nullable(),
  limits: FormatLimit.array(),
  failure: z.object({ en: z.string(), zh: z.string() }).nullable(),
  createdAt: Instant,
  readyAt: Instant.nullable(),
  keptUntil: Instant.nullable(),
  downloads: z.number().int(),
});
export type ExportRun = z.infer<typeof ExportRun>;

/** What the screen asks before it offers to export. */
export const ExportPreview = z.object({
  rows: z.number().int(),
  counts: z.record(Secrecy, z.number().int()),
  secrecy: Secrecy,
  needsPurpose: z.boolean(),
  /** It is made within the request and ready at once. */
  atOnce: z.boolean(),
  /** What the format cannot carry, whatever is in it. */
  limits: FormatLimit.array(),
});
export type ExportPreview = z.infer<typeof ExportPreview>;

export const ExportColumn = z.object({
  key: z.string(),
  zh: z.string(),
  en: z.string(),
  /** Only on demand. */
  extra: z.boolean(),
});

export const ExportCollection = z.object({
  key: CollectionKey,
  zh: z.string(),
  en: z.string(),
  formats: ExportFormat.array(),
  columns: ExportColumn.array(),
});
export type ExportCollection = z.infer<typeof ExportCollection>;
