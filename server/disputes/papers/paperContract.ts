import { z } from 'zod';
import { endpoint, Instant } from '../../platform/contract.ts';
import { DisputeId } from '../contract.ts';

/** public: to anybody who asks; notice: to the people and organs concerned. */
export const DisclosureLevel = z.enum(['public', 'notice']);
export type DisclosureLevel = z.infer<typeof DisclosureLevel>;

/** Parts of a dispute's file that a rule of disclosure speaks of. */
export const DisclosureField = z.enum([
  ...(['title', 'parties', 'dates', 'agreement', 'facts', 'villages', 'stakes', 'area', 'persons', 'reasons'] as const),
  ...(['claims', 'map', 'evidence', 'positions', 'interim', 'settlement', 'course', 'papers', 'readers'] as const),
]);
export type DisclosureField = z.infer<typeof DisclosureField>;

export const DisclosureRule = z.object({
  field: DisclosureField,
  treatment: z.enum(['shown', 'masked', 'left_out']),
  label: z.string(),
  labelZh: z.string(),
  article: z.string(),
  articleZh: z.string(),
  verified: z.boolean(),
});
export type DisclosureRule = z.infer<typeof DisclosureRule>;

const DisclosurePreview = z.object({
  /** `hidden`: what of this file is blacked out or left out by the rule, for whoever decides on it. */
  items: DisclosureRule.extend({ hidden: z.string().array() }).array(),
});

export const DisputeExportKind = z.enum(['archive', 'public', 'notice']);
export type DisputeExportKind = z.infer<typeof DisputeExportKind>;

export const ExportManifest = z.object({
  madeAt: Instant,
  madeBy: z.string(),
  organisation: z.string(),
  disputeVersion: z.number().int(),
  state: z.string(),
  files: z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() }).array(),
  /** Papers that the folder should have and has not. */
  missing: z.string().array(),
});
export type ExportManifest = z.infer<typeof ExportManifest>;

export const DisputeExport = z.object({
  id: z.uuid(),
  kind: DisputeExportKind,
  fileName: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  manifest: ExportManifest,
  madeBy: z.string(),
  organisation: z.string(),
  madeAt: Instant,
});
export type DisputeExport = z.infer<typeof DisputeExport>;

const params = z.object({ id: DisputeId });
const common = { permission: 'disputes.read', jurisdiction: 'dispute' } as const;

export const DisputePapersApi = {
  dossier: endpoint({
    ...{ ...common, method: 'get', path: '/disputes/:id/dossier.pdf', summary: '争议卷宗 / The whole file as PDF' },
    params,
    query: z.strictObject({ access: z.enum(['yes', 'no']).default('no') }),
    produces: 'application/pdf',
    reply: z.unknown(),
  }),
  preview: endpoint({
    ...{ ...common, method: 'get', path: '/disputes/:id/disclosure' },
    summary: '公开版预览：哪些内容隐去、依据 / What a redacted version leaves out, and why',
    params,
    query: z.strictObject({ level: DisclosureLevel.default('public') }),
    reply: DisclosurePreview,
  }),
  list: endpoint({
    ...{ ...common, method: 'get', path: '/disputes/:id/exports', summary: '已制作的归档包和公开版 / What was made' },
    params,
    reply: z.object({ items: DisputeExport.array() }),
  }),
  make: endpoint({
    ...{ ...common, method: 'post', path: '/disputes/:id/exports', permission: 'disputes.handle' },
    summary: '制作归档包或者公开版 / Make an archive package or a redacted version',
    params,
    body: z.strictObject({ kind: DisputeExportKind }),
    reply: DisputeExport,
  }),
  download: endpoint({
    ...{ ...common, method: 'get', path: '/disputes/:id/exports/:exportId', summary: '下载 / What was made' },
    params: params.extend({ exportId: z.uuid() }),
    produces: 'application/octet-stream',
    reply: z.unknown(),
  }),
};
