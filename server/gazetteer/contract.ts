import { z } from 'zod';
import { Day, DivisionCode, endpoint, Instant, PageQuery, pageOf } from '../platform/contract.ts';

/** The eight categories of TR art. 3, split where art. 12 names different approvers. */
export const PlaceCategory = z.enum([
  'natural_entity',
  'division',
  'committee_site',
  'park',
  'protected_area',
  'street',
  'residential_area',
  'building',
  'facility',
  'other',
]);
export type PlaceCategory = z.infer<typeof PlaceCategory>;

export const PlaceId = z.uuid().brand<'PlaceId'>();
export type PlaceId = z.infer<typeof PlaceId>;

/** A name as written: no control, format or line characters, no blanks around it. Which characters a name may have is for the rules. */
export const NameText = z
  .string()
  .min(1)
  .max(60)
  .regex(/^(?!\s)[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+(?<!\s)$/u);

/** Longitude first (CRS84 order), CGCS2000. */
export const Position = z.tuple([z.number(), z.number()]);
const isClosed = (ring: readonly z.infer<typeof Position>[]): boolean => {
  const [first, last] = [ring[0], ring.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
};
/** RFC 7946 section 3.1.6; PostGIS reads an open ring and fails only at the first comparison. */
const Ring = Position.array().min(4).refine(isClosed, 'A ring must end where it begins / 面的边界须首尾闭合');
export const PointLineOrArea = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Point'), coordinates: Position }),
  z.strictObject({ type: z.literal('LineString'), coordinates: Position.array().min(2) }),
  z.strictObject({ type: z.literal('MultiLineString'), coordinates: Position.array().min(2).array().min(1) }),
  z.strictObject({ type: z.literal('Polygon'), coordinates: Ring.array().min(1) }),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: Ring.array().min(1).array().min(1) }),
]);
export type PointLineOrArea = z.infer<typeof PointLineOrArea>;

export const NameStatus = z.enum([
  'proposed',
  'reserved',
  'standard',
  'former',
  'abolished',
  'refused',
  'census_only',
  'unapproved',
]);

/** One hit of a search; `matched` says by what: characters, full pinyin, initials, a former name, likeness, or only the distance. */
export const NameHit = z.object({
  placeId: PlaceId,
  nameId: z.uuid(),
  name: z.string(),
  romanTone: z.string(),
  category: PlaceCategory,
  status: NameStatus,
  divisionCode: z.string(),
  divisionName: z.string(),
  currentName: z.string().nullable(),
  matched: z.enum(['name', 'pinyin', 'initials', 'former', 'similar', 'near']),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  /** From the point of `near`; null without one, or where the place has no position. */
  metres: z.number().nullable(),
});
export type NameHit = z.infer<typeof NameHit>;

export const PlaceName = z.object({
  id: z.uuid(),
  name: z.string(),
  specific: z.string(),
  generic: z.string().nullable(),
  kind: z.enum(['standard', 'short', 'alias', 'former', 'promotional']),
  status: NameStatus,
  legalStatus: z.enum(['approved_tr', 'approved_earlier', 'deemed_standard', 'census_only', 'unknown']),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  romanTone: z.string(),
  romanPlain: z.string(),
  romanSign: z.string(),
  readingSource: z.string(),
  readingSourceEn: z.string(),
});
/** A dated legal act on a name: who, on which document and article. */
export const NameEvent = z.object({
  id: z.uuid(),
  kind: z.enum(['named', 'renamed', 'filed', 'announced', 'abolished', 'registered', 'corrected', 'restored']),
  on: Day,
  authority: z.string(),
  documentNo: z.string().nullable(),
  article: z.string().nullable(),
  articleEn: z.string().nullable(),
  note: z.string().nullable(),
});
export const Place = z.object({
  id: PlaceId,
  version: z.number().int(),
  category: PlaceCategory,
  categoryLabel: z.string(),
  categoryLabelEn: z.string(),
  divisionCode: z.string(),
  divisionPath: z.string(),
  status: z.enum(['proposed', 'live', 'abolished', 'void']),
  standardName: z.string().nullable(),
  names: PlaceName.array(),
  events: NameEvent.array(),
  geometry: z.unknown().nullable(),
  positionSource: z.string(),
  positionSourceEn: z.string(),
  schematic: z.boolean(),
  meaning: z.string().nullable(),
  origin: z.string().nullable(),
  history: z.string().nullable(),
  description: z.string().nullable(),
  attributes: z.record(z.string(), z.unknown()),
  source: z.string(),
  sourceEn: z.string(),
  updatedAt: Instant,
});
export type Place = z.infer<typeof Place>;

export const PlaceListItem = z.object({
  id: PlaceId,
  name: z.string(),
  romanTone: z.string(),
  category: PlaceCategory,
  status: NameStatus,
  divisionCode: z.string(),
  divisionName: z.string(),
  approvedOn: Day.nullable(),
});

/** Longitude and latitude in degrees, CGCS2000. */
const Near = z
  .string()
  .regex(/^-?\d{1,3}(\.\d{1,12})?,-?\d{1,2}(\.\d{1,12})?$/)
  .refine((text) => Math.abs(Number(text.split(',')[0])) <= 180 && Math.abs(Number(text.split(',')[1])) <= 90);

/** What to look for: a text, a point, or a text near a point. */
export const NameSearch = z
  .strictObject({
    q: z.string().min(1).max(60).optional(),
    category: PlaceCategory.optional(),
    /** Of the day `at` where that is given. */
    division: DivisionCode.optional(),
    /** Names valid on that day, in the divisions of that day; without it the present ones and former names. */
    at: Day.optional(),
    near: Near.optional(),
    /** Metres around `near`. */
    within: z.coerce.number().int().min(1).max(200_000).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  })
  .refine(({ q, near }) => q !== undefined || near !== undefined, {
    path: ['q'],
    error: 'Give a text (q) or a point (near) / 请填写检索词 q 或位置 near',
  })
  .refine(({ near, within }) => within === undefined || near !== undefined, {
    path: ['near'],
    error: 'A distance needs a point / 有距离就要有位置 near',
  });
export type NameSearch = z.output<typeof NameSearch>;

export const GazetteerApi = {
  search: endpoint({
    method: 'get',
    path: '/names',
    summary: '按汉字、拼音、声母、位置或日期检索地名 / Search names by characters, pinyin, initials, point or day',
    permission: 'public',
    jurisdiction: 'none',
    query: NameSearch,
    reply: z.object({ items: NameHit.array() }),
  }),
  list: endpoint({
    method: 'get',
    path: '/places',
    summary: '地名库列表 / List places of the register',
    permission: 'register.read',
    jurisdiction: 'none',
    query: PageQuery.extend({
      q: z.string().max(60).optional(),
      category: PlaceCategory.optional(),
      division: DivisionCode.optional(),
      status: NameStatus.optional(),
    }),
    reply: pageOf(PlaceListItem),
  }),
  get: endpoint({
    method: 'get',
    path: '/places/:id',
    summary: '地名详情 / One place with names, spellings and events',
    permission: 'public',
    jurisdiction: 'none',
    params: z.object({ id: PlaceId }),
    reply: Place,
  }),
};
