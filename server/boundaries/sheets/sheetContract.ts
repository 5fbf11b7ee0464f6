import { z } from 'zod';
import { DivisionCode, endpoint } from '../../platform/contract.ts';
import { LineId } from '../contract.ts';

/** What a map sheet is printed on: a row of `map_sheet_paper`, a row of `map_sheet_scale`. */
export const SheetWish = z.strictObject({
  paper: z.string().max(8).default('A3'),
  orientation: z.enum(['auto', 'landscape', 'portrait']).default('auto'),
  /** Denominator; where left out the largest scale that needs one sheet. */
  scale: z.coerce.number().int().min(1).max(10_000_000).optional(),
});
export type SheetWish = z.infer<typeof SheetWish>;
export const LineSheetWish = SheetWish.extend({
  /** Whether the course in words follows on pages of its own. */
  course: z.enum(['yes', 'no']).default('no'),
});

const degrees = (most: number) => z.coerce.number().min(-most).max(most);
/** A chosen area, in degrees of CGCS2000; without any side the reader's own division. */
export const AreaWish = SheetWish.extend({
  west: degrees(180).optional(),
  south: degrees(90).optional(),
  east: degrees(180).optional(),
  north: degrees(90).optional(),
});
export type AreaWish = z.infer<typeof AreaWish>;

/** A zone of the Gauss–Krüger projection; easting on sheets is prefixed with its number. */
export const GaussZone = z.object({
  degrees: z.union([z.literal(3), z.literal(6)]),
  number: z.number().int(),
  /** Central meridian in degrees east. */
  meridian: z.number(),
  /** EPSG code of CGCS2000 in this zone, coordinates without zone number. */
  epsg: z.number().int(),
});
export type GaussZone = z.infer<typeof GaussZone>;

/** What printing would give: paper, scales with the sheets each needs, and the zones of the sheets. */
export const SheetPlan = z.object({
  title: z.string(),
  papers: z.object({ id: z.string(), shortMm: z.number(), longMm: z.number() }).array(),
  paper: z.string(),
  orientation: z.enum(['landscape', 'portrait']),
  /** The largest scale first; `sheets` is null where it would need more than are printed at once. */
  scales: z
    .object({
      denominator: z.number().int(),
      zoneDegrees: z.union([z.literal(3), z.literal(6)]),
      sheets: z.number().int().nullable(),
    })
    .array(),
  proposed: z.number().int(),
  scale: z.number().int(),
  /** The sheets at `scale`, in the order of their numbers, each with the zone that its centre lies in. */
  sheets: z.object({ number: z.number().int(), zone: GaussZone }).array(),
});
export type SheetPlan = z.infer<typeof SheetPlan>;

const PDF = { produces: 'application/pdf', reply: z.unknown() } as const;
const ofLine = {
  permission: 'boundaries.read',
  jurisdiction: 'boundary-line',
  params: z.object({ id: LineId }),
} as const;
const ofDivision = {
  permission: 'boundaries.read',
  jurisdiction: 'division',
  params: z.object({ code: DivisionCode }),
} as const;

export const SheetsApi = {
  linePlan: endpoint({
    ...{ method: 'get', path: '/boundary-lines/:id/map-sheets' },
    summary: '界线图幅的分幅方案 / How a line would be laid out on map sheets',
    ...ofLine,
    query: LineSheetWish,
    reply: SheetPlan,
  }),
  linePdf: endpoint({
    ...{ method: 'get', path: '/boundary-lines/:id/map-sheets.pdf' },
    summary: '界线图幅（PDF）/ True-scale map sheets of a line',
    ...ofLine,
    query: LineSheetWish,
    ...PDF,
  }),
  divisionPlan: endpoint({
    ...{ method: 'get', path: '/divisions/:code/map-sheets' },
    summary: '行政区划图的分幅方案 / How a division would be laid out on map sheets',
    ...ofDivision,
    query: SheetWish,
    reply: SheetPlan,
  }),
  divisionPdf: endpoint({
    ...{ method: 'get', path: '/divisions/:code/map-sheets.pdf' },
    summary: '行政区划图（PDF）/ True-scale map sheets of a division',
    ...ofDivision,
    query: SheetWish,
    ...PDF,
  }),
  areaPlan: endpoint({
    ...{ method: 'get', path: '/map-sheets/area' },
    summary: '任选范围的分幅方案 / How an area would be laid out on map sheets',
    permission: 'boundaries.read',
    jurisdiction: 'none',
    query: AreaWish,
    reply: SheetPlan,
  }),
  areaPdf: endpoint({
    ...{ method: 'get', path: '/map-sheets/area.pdf' },
    summary: '任选范围的图幅（PDF）/ True-scale map sheets of an area',
    permission: 'boundaries.read',
    jurisdiction: 'none',
    query: AreaWish,
    ...PDF,
  }),
};
