import { z } from 'zod';
import { Day, endpoint, Instant } from '../../platform/contract.ts';

const EditionId = z.uuid().brand<'EditionId'>();
export type EditionId = z.infer<typeof EditionId>;

export const EditionKind = z.enum(['year', 'half_year']);

/** A frozen state of the divisions inside an office's own, as of the end of a year or half-year. */
export const Edition = z.object({
  id: EditionId,
  kind: EditionKind,
  label: z.string(),
  labelZh: z.string(),
  source: z.string(),
  sourceZh: z.string(),
  verified: z.boolean(),
  asOf: Day,
  divisionCode: z.string(),
  divisionName: z.string(),
  number: z.number().int(),
  /** Why a later number was made; null for the first. */
  reason: z.string().nullable(),
  /** SHA-256 of the rows. */
  checksum: z.string(),
  rowCount: z.number().int(),
  madeBy: z.string(),
  organisation: z.string(),
  madeAt: Instant,
});
export type Edition = z.infer<typeof Edition>;

export const EditionRow = z.object({
  code: z.string(),
  name: z.string(),
  level: z.string(),
  type: z.string(),
  parentCode: z.string().nullable(),
  entrustedCode: z.string().nullable(),
  path: z.string(),
  seat: z.string().nullable(),
  /** On the ellipsoid of CGCS2000; null without an outline. */
  squareMetres: z.number().nullable(),
  schematic: z.boolean(),
  validFrom: Day,
});
export type EditionRow = z.infer<typeof EditionRow>;

const Standing = z.object({ code: z.string(), path: z.string() });
/** How a division differs from the edition before: the newest number of the latest earlier day. */
const EditionChange = z.object({
  kinds: z.enum(['begun', 'ended', 'code', 'name', 'type', 'superior', 'entrusted', 'seat', 'area']).array(),
  before: Standing.nullable(),
  after: Standing.nullable(),
});

const params = z.object({ id: EditionId });
const anybody = { permission: 'public', jurisdiction: 'none' } as const;

export const EditionsApi = {
  list: endpoint({
    ...{ method: 'get', path: '/division-editions', summary: '行政区划年度版 / Frozen editions of divisions' },
    ...anybody,
    reply: z.object({ items: Edition.array() }),
  }),
  freeze: endpoint({
    ...{ method: 'post', path: '/division-editions', summary: '定版：冻结截至某日的行政区划 / Freeze an edition' },
    ...{ permission: 'divisions.freeze', jurisdiction: 'none', idempotent: true },
    body: z.strictObject({
      kind: EditionKind,
      /** 31 December; for townships 30 June, too. */
      asOf: Day,
      /** Needed where this edition was frozen before: it becomes the next number. */
      reason: z.string().trim().min(2).max(1000).optional(),
    }),
    reply: Edition,
  }),
  get: endpoint({
    ...{ method: 'get', path: '/division-editions/:id', summary: '一个年度版及其变化 / One edition and what changed' },
    ...{ ...anybody, params },
    reply: Edition.extend({
      rows: EditionRow.array(),
      previous: z.object({ id: EditionId, asOf: Day, number: z.number().int() }).nullable(),
      changes: EditionChange.array(),
    }),
  }),
  file: endpoint({
    ...{ method: 'get', path: '/division-editions/:id/file', summary: '下载年度版 / An edition as a file' },
    ...{ ...anybody, params },
    query: z.strictObject({ format: z.enum(['xlsx', 'csv', 'json', 'pdf']) }),
    produces: 'application/octet-stream',
    reply: z.unknown(),
  }),
};
