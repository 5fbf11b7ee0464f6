import { z } from 'zod';
import { SignType } from './contract.ts';

/** What a band of the face holds. */
export const BandRole = z.enum(['minority', 'chinese', 'roman', 'number', 'unit', 'postcode', 'story']);
export type BandRole = z.infer<typeof BandRole>;
/** A band of one line; the story is a paragraph. */
const LineRole = BandRole.exclude(['story']);

const Millimetres = z.number().positive().max(5000);
const Share = z.number().positive().max(1);
/** Where a number comes from, and whether anyone has read it in the standard itself or a notice applying it. */
const sourced = { source: z.string().min(1), verified: z.boolean() };

export const Colour = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  nameZh: z.string(),
  /** For screens. */
  hex: z.string().regex(/^#[0-9a-f]{6}$/),
  /** For print, per cent of cyan, magenta, yellow, black. */
  cmyk: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  ...sourced,
});
export type Colour = z.infer<typeof Colour>;

/** Ground of street and lane plates by the street's run. */
export const DirectionRow = z.strictObject({
  direction: z.enum(['east-west', 'north-south']),
  ground: Colour.shape.id,
  ...sourced,
});
export type DirectionRow = z.infer<typeof DirectionRow>;

const Band = z.strictObject({
  share: Share,
  holds: BandRole,
  optional: z.boolean().default(false),
  /** Without a text it is left out and the other bands of the column share its room. */
  yields: z.boolean().default(false),
});
const Column = z.strictObject({
  share: Share,
  /** A colour id, or `direction`: by the street's azimuth. */
  ground: z.string(),
  ink: z.string(),
  bands: Band.array().min(1),
});

/** One plate of a standard edition. Shares are of the whole face, rim included. */
export const PlateRule = z.strictObject({
  type: SignType,
  nameZh: z.string(),
  /** Binding only where `verified`; else what is proposed when nobody says otherwise. */
  size: z.strictObject({ widthMillimetres: Millimetres, heightMillimetres: Millimetres, ...sourced }),
  proportions: z.strictObject({ columns: Column.array().min(1), ...sourced }),
  grounds: z.strictObject(sourced),
  rim: z.strictObject({ maxMillimetres: Millimetres, ...sourced }).nullable(),
  digits: z.strictObject({ minMillimetres: Millimetres, ...sourced }).nullable(),
  qr: z.strictObject({ sideMillimetres: Millimetres, place: z.enum(['right', 'under-number']), ...sourced }),
});
export type PlateRule = z.infer<typeof PlateRule>;

/** How one band is lettered. Heights are shares of the band, tracking is in ems, `minScale` the narrowest width. */
export const LetteringRule = z.strictObject({
  face: z.string(),
  heightShare: Share,
  minHeightShare: Share,
  minTracking: z.number(),
  maxTracking: z.number(),
  minScale: Share,
});
export type LetteringRule = z.infer<typeof LetteringRule>;

/** How the story is set: as large as the band allows between two letter heights, lines apart by `leading` ems. */
export const StoryRule = z.strictObject({
  face: z.string(),
  maxMillimetres: Millimetres,
  minMillimetres: Millimetres,
  leading: z.number().min(1).max(3),
});
export type StoryRule = z.infer<typeof StoryRule>;

/** Everything the artwork needs to know of one edition of a standard: data, so that another edition is another row. */
export const SignEdition = z.strictObject({
  id: z.string(),
  titleZh: z.string(),
  plates: PlateRule.array().min(1),
  colours: Colour.array().min(1),
  /** Most ink on one spot, per cent of all four together. */
  inks: z.strictObject({ maxPercent: z.number().min(100).max(400), ...sourced }),
  directions: DirectionRow.array().length(2),
  /** Share of the Chinese band that a minority script takes, above the Chinese. */
  minority: z.strictObject({ share: Share, ...sourced }),
  roman: z.strictObject({ capitals: z.boolean(), tones: z.boolean(), ...sourced }),
  lettering: z.strictObject({
    bands: z.record(LineRole, LetteringRule),
    story: StoryRule,
    /** Faces asked in turn for a character that the band's own face lacks. */
    fallbacks: z.string().array(),
    ...sourced,
  }),
  /** Edge, rim line, corner and padding as shares of the plate's height. */
  frame: z.strictObject({
    edgeShare: Share,
    lineShare: Share,
    cornerShare: Share,
    paddingShare: Share,
    ...sourced,
  }),
  qr: z.strictObject({
    quietModules: z.number().int().min(4),
    minModuleMillimetres: Millimetres,
    level: z.enum(['Q', 'H']),
    /** From how far a module of this size is read, the smaller ones first; sizes between lie on a line. */
    reading: z.strictObject({ moduleMillimetres: Millimetres, distanceMetres: z.number().positive() }).array().min(1),
    ...sourced,
  }),
  checks: z.strictObject({
    /** Largest difference of a band's share of the face from the rule. */
    shareTolerance: Share,
    /** Words of a second language that stand for a generic and have no place on a sign. */
    foreignWords: z.string().array(),
    /** Regular expression of an allowed number. */
    numberPattern: z.string(),
    ...sourced,
  }),
});
export type SignEdition = z.infer<typeof SignEdition>;
