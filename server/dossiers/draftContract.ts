import { z } from 'zod';
import { ChangeType } from '../divisions/changeContract.ts';
import { DivisionCode } from '../platform/contract.ts';

export const DossierId = z.uuid().brand<'DossierId'>();
export type DossierId = z.infer<typeof DossierId>;

export const DossierState = z.enum([
  'drafting',
  'consulting',
  'submitted',
  'approved',
  'announced',
  'implementing',
  'completed',
  'archived',
  'refused',
  'withdrawn',
]);
export type DossierState = z.infer<typeof DossierState>;

/** Who drafts the scheme (DR-IM art. 3). */
export const DraftingParty = z.enum(['superior', 'abolished', 'joint', 'party', 'own']);
const Text = (longest: number) => z.string().trim().min(1).max(longest);

const Point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
/** A drawn area: one ring, closed, in CGCS2000, longitude first. */
const Area = z.strictObject({
  type: z.literal('Polygon'),
  coordinates: Point.array().min(4).max(2000).array().length(1),
});

/**
 * One change of divisions. `unit` is the division it is about, at establishing the first that is replaced. `to`: the new
 * superior (affiliation) or the one it is entrusted to, the receiver (boundary), the successor (abolish). `units`: townships
 * that pass whole (boundary), or further units replaced (establish). `area`: what was drawn; of it passes what lies in
 * `unit` (boundary), to `toTownship` where townships are drawn.
 */
export const DossierDraft = z.strictObject({
  title: Text(100),
  change: ChangeType,
  unit: DivisionCode,
  to: DivisionCode.optional(),
  units: DivisionCode.array().max(60).optional(),
  area: Area.optional(),
  toTownship: DivisionCode.optional(),
  /** Affiliation: the unit is entrusted (代管) to another, or is so no longer; its superior stays (DR-IM art. 2). */
  entrusting: z.enum(['begin', 'end']).optional(),
  newName: Text(60).optional(),
  newType: Text(20).optional(),
  newSeat: Text(200).optional(),
  /** The division of the next level in which the new seat lies. */
  newSeatIn: DivisionCode.optional(),
  /** Longitude, latitude. */
  newSeatPoint: Point.optional(),
  drafting: DraftingParty,
  draftingGround: Text(1000).optional(),
  /** Major or partial change of line, decided by a person, who states the ground: the Regulations leave it open. */
  extent: z.enum(['major', 'partial']).optional(),
  extentGround: Text(1000).optional(),
  /** Touches coastline, islands, border strongpoints, lakes, important resource areas, special areas (DR art. 7(4)). */
  special: z.boolean().default(false),
});
export type DossierDraft = z.infer<typeof DossierDraft>;
