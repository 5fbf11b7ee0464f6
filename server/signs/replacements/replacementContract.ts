import { z } from 'zod';
import { PlaceId, Position } from '../../gazetteer/contract.ts';
import { Day, DivisionCode, endpoint, PageQuery, pageOf } from '../../platform/contract.ts';
import { SignId, SignStatus, SignType } from '../contract.ts';
import { DeadlineRule } from '../due/dueContract.ts';

/**
 * to_replace: the plate still shows the old name and nothing is ordered; ordered: a planned sign is to take its place; replaced:
 * that one stands, and this one is withdrawn; withdrawn: taken down since, and none takes its place. Of a name that was
 * cancelled to_replace means to be taken down.
 */
export const PlateStep = z.enum(['to_replace', 'ordered', 'replaced', 'withdrawn']);
export type PlateStep = z.infer<typeof PlateStep>;

export const Renaming = z.object({
  /** Of the name that ended. */
  id: z.uuid(),
  placeId: PlaceId,
  kind: z.enum(['renamed', 'cancelled']),
  oldName: z.string(),
  /** The standard name today; null of a cancelled one. */
  newName: z.string().nullable(),
  divisionCode: DivisionCode,
  divisionName: z.string(),
  endedOn: Day.nullable(),
  authority: z.string().nullable(),
  documentNo: z.string().nullable(),
  /** By the deadline row `renamed`: advice where that is not adopted. */
  dueOn: Day.nullable(),
  counts: z.object({ to_replace: z.number(), ordered: z.number(), replaced: z.number(), withdrawn: z.number() }),
});
export type Renaming = z.infer<typeof Renaming>;

export const PlateToReplace = z.object({
  id: SignId,
  type: SignType,
  status: SignStatus,
  number: z.string().nullable(),
  position: Position,
  maintainer: z.string(),
  step: PlateStep,
  replacement: z.object({ id: SignId, status: SignStatus }).nullable(),
});
export type PlateToReplace = z.infer<typeof PlateToReplace>;

export const RenamingPlates = Renaming.extend({ rule: DeadlineRule.nullable(), plates: PlateToReplace.array() });
export type RenamingPlates = z.infer<typeof RenamingPlates>;

/** What the list of renamings may be narrowed to. */
export const RenamingFilter = z.strictObject({
  q: z.string().max(60).optional(),
  placeId: PlaceId.optional(),
  /** `open`: some plate still shows the old name. */
  show: z.enum(['open', 'all']).optional(),
});

const params = z.object({ id: z.uuid() });

export const ReplacementsApi = {
  listSignReplacements: endpoint({
    ...{ method: 'get', path: '/sign-replacements', permission: 'signs.read', jurisdiction: 'none' },
    summary: '更名、注销后须更换或撤除的标志，按地名 / Names that ended and the progress of their plates',
    ...{ query: PageQuery.extend(RenamingFilter.shape), reply: pageOf(Renaming) },
  }),
  getSignReplacement: endpoint({
    ...{ method: 'get', path: '/sign-replacements/:id', permission: 'signs.read', jurisdiction: 'ended-name' },
    ...{ summary: '一个旧地名的标志清单 / The plates of one ended name', params, reply: RenamingPlates },
  }),
  orderSignReplacements: endpoint({
    ...{ method: 'post', path: '/sign-replacements/:id/order', permission: 'signs.manage', jurisdiction: 'ended-name' },
    summary:
      '为全部旧名标志下单更换（重复无效果） / Order a replacement for each plate that has none; again it does nothing',
    ...{ params, reply: RenamingPlates },
  }),
};
