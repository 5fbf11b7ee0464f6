import { z } from 'zod';
import { CollectionKey, ExportFormat, FormatLimit, Secrecy } from './exportContract.ts';

/** manifest.json of a package: what it is and what belongs to it. */
export const ExportManifest = z.object({
  kind: z.literal('diming-export'),
  manifestVersion: z.literal(1),
  collection: CollectionKey,
  format: ExportFormat,
  encoding: z.string().nullable(),
  crs: z.string(),
  day: z.string(),
  madeAt: z.string(),
  source: z.string(),
  licence: z.string(),
  secrecy: Secrecy,
  purpose: z.string().nullable(),
  rows: z.number().int(),
  counts: z.record(Secrecy, z.number().int()),
  filter: z.unknown(),
  selection: z.unknown(),
  limits: FormatLimit.array(),
  columns: z.object({ key: z.string(), short: z.string(), zh: z.string(), en: z.string() }).array(),
  /** Every file but the manifest and SHA256SUMS. */
  files: z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string() }).array(),
});
export type ExportManifest = z.infer<typeof ExportManifest>;
