import { z } from 'zod';
import { PlaceId, Position } from '../gazetteer/contract.ts';
import { Day, DivisionCode, endpoint, Instant, longText, oneLine, PageQuery, pageOf } from '../platform/contract.ts';

export const SignId = z.ulid().brand<'SignId'>();
export type SignId = z.infer<typeof SignId>;

export const SignType = z.enum([
  'street',
  'lane',
  'residential',
  'building',
  'unit',
  'door_small',
  'door_large',
  'village',
  'street_new',
  'village_new',
  'culture',
]);
export const SignStatus = z.enum(['planned', 'installed', 'damaged', 'missing', 'mismatched', 'withdrawn']);

export const Side = z.enum(['left', 'right', 'north', 'south', 'east', 'west', 'centre']);
export const Mounting = z.enum(['post', 'wall', 'column']);
/** Degrees clockwise from north along which the street runs at the sign. */
const Azimuth = z.number().min(0).max(360);
const Postcode = z.string().regex(/^\d{6}$/);
const Cents = z.number().int().min(0).max(1_000_000_000);
/** A face may be between a flat's number and a hoarding. */
const PlateSide = z.number().min(50).max(5000);

/** What the office buys, owns and keeps, beyond what the plate says. */
const keeping = {
  /** On which side of the street or entrance it stands. */
  side: Side.nullable().optional(),
  material: oneLine(60).nullable().optional(),
  /** The department that answers for it; left out: the setting of its type. */
  owner: oneLine(100).optional(),
  madeBy: oneLine(100).nullable().optional(),
  /** In cents of a yuan. */
  costCents: Cents.nullable().optional(),
  warrantyTo: Day.nullable().optional(),
};
/** What the plate says or looks like beyond its name, which is always the register's. */
const plate = {
  postcode: Postcode.nullable().optional(),
  textMinority: oneLine(60).nullable().optional(),
  widthMillimetres: PlateSide.optional(),
  heightMillimetres: PlateSide.optional(),
  /** Why another run of the street than its own line has there; needed where that changes the ground. */
  azimuthReason: longText(300).nullable().optional(),
};

export const SignDraft = z.strictObject({
  placeId: PlaceId,
  type: SignType,
  position: Position,
  /** null lets the street's line decide. */
  azimuthDegrees: Azimuth.nullable().default(null),
  number: z.string().max(20).nullable().default(null),
  mounting: Mounting.default('post'),
  maintainer: z.string().max(100).default(''),
  ...keeping,
  ...plate,
});

/** What is recorded of a sign later; only what is named is changed. */
export const SignEdit = z.strictObject({
  mounting: Mounting.optional(),
  maintainer: z.string().trim().max(100).optional(),
  ...keeping,
  number: oneLine(20).nullable().optional(),
  /** null gives the decision back to the street's line. */
  azimuthDegrees: Azimuth.nullable().optional(),
  ...plate,
  /** Why; needed where the face of a plate that is already made is put right. */
  reason: longText(300).optional(),
});

export const Sign = z.object({
  id: SignId,
  version: z.number().int(),
  placeId: PlaceId,
  name: z.string(),
  romanSign: z.string(),
  /** The name that the place has today; another than `name`: the plate is to be replaced. */
  standardName: z.string().nullable(),
  category: z.string(),
  divisionCode: DivisionCode,
  divisionName: z.string(),
  type: SignType,
  status: SignStatus,
  /** The states it may come to from here, and whether the office says why. */
  moves: z.object({ to: SignStatus, needsReason: z.boolean() }).array(),
  edition: z.string(),
  widthMillimetres: z.number(),
  heightMillimetres: z.number(),
  colour: z.string(),
  position: Position,
  azimuthDegrees: z.number().nullable(),
  /** A person said how the street runs, and why; else its line did. */
  azimuthGiven: z.boolean(),
  azimuthReason: z.string().nullable(),
  number: z.string().nullable(),
  postcode: z.string().nullable(),
  textMinority: z.string().nullable(),
  mounting: Mounting,
  side: Side.nullable(),
  material: z.string().nullable(),
  owner: z.string(),
  maintainer: z.string(),
  madeBy: z.string().nullable(),
  costCents: z.number().nullable(),
  warrantyTo: Day.nullable(),
  url: z.string(),
  installedOn: Day.nullable(),
  withdrawnOn: Day.nullable(),
  /** The sign that stood there before, and the one that took or is to take its place. */
  replacesId: SignId.nullable(),
  replacedById: SignId.nullable(),
  lastInspection: z
    .object({ at: Instant, found: z.enum(['intact', 'defect', 'missing']), defects: z.string().array() })
    .nullable(),
  openReports: z.number().int(),
  /** Coded problems of the draft plate (name, spelling, proportions, colour); empty when it may be made. */
  problems: z.object({ code: z.string(), message: z.string(), messageZh: z.string() }).array(),
  updatedAt: Instant,
});
export type Sign = z.infer<typeof Sign>;

/** What the list of signs may be narrowed to; words in an address, so numbers come as text. */
export const SignFilter = z.strictObject({
  placeId: PlaceId.optional(),
  q: z.string().max(60).optional(),
  status: SignStatus.optional(),
  type: SignType.optional(),
  division: DivisionCode.optional(),
  maintainer: z.string().max(100).optional(),
  /** `name`: the place has another name today, or none. `plate`: anything that stands against making the plate. */
  problems: z.enum(['name', 'plate']).optional(),
  olderThanYears: z.coerce.number().int().min(1).max(100).optional(),
  /** Standing signs that nobody inspected on or after this day. */
  notInspectedSince: Day.optional(),
  sort: z.enum(['newest', 'oldest']).optional(),
});
export type SignFilter = z.infer<typeof SignFilter>;

const signParams = z.object({ id: SignId });

export const SignsApi = {
  create: endpoint({
    method: 'post',
    path: '/signs',
    summary: '为标准地名新增标志 / Add a sign for a standard name',
    permission: 'signs.manage',
    jurisdiction: 'body-place',
    body: SignDraft,
    idempotent: true,
    reply: Sign,
  }),
  list: endpoint({
    method: 'get',
    path: '/signs',
    summary: '地名标志列表 / Signs',
    permission: 'signs.read',
    jurisdiction: 'none',
    query: PageQuery.extend(SignFilter.shape),
    reply: pageOf(Sign),
  }),
  get: endpoint({
    method: 'get',
    path: '/signs/:id',
    summary: '地名标志 / One sign',
    permission: 'signs.read',
    jurisdiction: 'sign',
    params: signParams,
    reply: Sign,
  }),
  move: endpoint({
    method: 'put',
    path: '/signs/:id',
    summary: '登记标志状态 / Record a sign’s state and position',
    permission: 'signs.manage',
    jurisdiction: 'sign',
    params: signParams,
    body: z.strictObject({
      status: SignStatus,
      position: Position,
      installedOn: Day.nullable().default(null),
      /** Needed for the moves that say so (`moves` of the sign). */
      reason: longText(300).optional(),
    }),
    ifMatch: true,
    reply: Sign,
  }),
  edit: endpoint({
    method: 'put',
    path: '/signs/:id/details',
    summary:
      '登记标志的材质、归属、费用和版面要素 / Record what a sign is made of, whose it is, what it cost and shows',
    permission: 'signs.manage',
    jurisdiction: 'sign',
    params: signParams,
    body: SignEdit,
    ifMatch: true,
    reply: Sign,
  }),
  svg: endpoint({
    method: 'get',
    path: '/signs/:id/plate.svg',
    summary: '版面 SVG / Plate artwork as SVG',
    permission: 'signs.read',
    jurisdiction: 'sign',
    params: signParams,
    produces: 'image/svg+xml',
    reply: z.unknown(),
  }),
  pdf: endpoint({
    method: 'get',
    path: '/signs/:id/plate.pdf',
    summary: '版面 PDF（实际尺寸） / Plate artwork as PDF at true size',
    permission: 'signs.read',
    jurisdiction: 'sign',
    params: signParams,
    produces: 'application/pdf',
    reply: z.unknown(),
  }),
};
