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

/**
 * One change of divisions. `unit` is the county or township it is about, at establishing the first that is replaced. `to`: the new
 * superior (affiliation), the receiving county (boundary), the successor (abolish). `units`: townships that pass whole
 * (boundary), or further units replaced (establish).
 */
export const DossierDraft = z.strictObject({
  title: Text(100),
  change: ChangeType,
  unit: DivisionCode,
  to: DivisionCode.optional(),
  units: DivisionCode.array().max(60).optional(),
  newName: Text(60).optional(),
  newType: Text(20).optional(),
  newSeat: Text(200).optional(),
  drafting: DraftingParty,
  draftingGround: Text(1000).optional(),
  /** Major or partial change of line, decided by a person, who states the ground: the Regulations leave it open. */
  extent: z.enum(['major', 'partial']).optional(),
  extentGround: Text(1000).optional(),
  /** Touches coastline, islands, border strongpoints, lakes, important resource areas, special areas (DR art. 7(4)). */
  special: z.boolean().default(false),
});
export type DossierDraft = z.infer<typeof DossierDraft>;
