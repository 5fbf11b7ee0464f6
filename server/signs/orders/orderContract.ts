import { z } from 'zod';
import { LonLat } from '../../boundaries/markers/markerContract.ts';
import { PlaceId, Position } from '../../gazetteer/contract.ts';
import { Day, DivisionCode, Instant, longText, oneLine } from '../../platform/contract.ts';
import { SignId, SignStatus, SignType } from '../contract.ts';
import { DefectCode } from '../field/fieldContract.ts';

export const OrderId = z.uuid().brand<'SignOrderId'>();
export type OrderId = z.infer<typeof OrderId>;
export const OrderState = z.enum(['open', 'assigned', 'done', 'closed', 'dropped']);
export type OrderState = z.infer<typeof OrderState>;
export const OrderSource = z.enum(['inspection', 'report', 'scan', 'renaming', 'hand']);

export const DefectRule = z.object({
  code: DefectCode,
  label: z.string(),
  labelZh: z.string(),
  /** null: no limit is given anywhere. */
  days: z.number().int().nullable(),
  unit: z.enum(['day', 'working_day']),
  signStatus: z.enum(['damaged', 'missing', 'mismatched']).nullable(),
  article: z.string(),
  articleZh: z.string(),
  verified: z.boolean(),
  adopted: z.boolean(),
});
export type DefectRule = z.infer<typeof DefectRule>;

export const OrderListItem = z.object({
  id: OrderId,
  version: z.number().int(),
  /** `640302-GD-2026-0001`. */
  number: z.string(),
  sign: z
    .object({
      ...{ id: SignId, name: z.string(), number: z.string().nullable(), type: SignType, status: SignStatus },
      maintainer: z.string(),
    })
    .nullable(),
  place: z.object({ id: PlaceId, name: z.string() }).nullable(),
  divisionCode: z.string(),
  divisionName: z.string(),
  position: Position.nullable(),
  source: OrderSource,
  defect: z.object({ code: z.string(), label: z.string(), labelZh: z.string() }).nullable(),
  text: z.string(),
  state: OrderState,
  maintainer: z.string().nullable(),
  dueOn: Day.nullable(),
  /** Past its day and not ended. */
  late: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type OrderListItem = z.infer<typeof OrderListItem>;

export const OrderPhoto = z.object({
  id: z.uuid(),
  kind: z.enum(['sign', 'surroundings', 'installed', 'after', 'report']),
  takenAt: Instant,
  by: z.string(),
});

export type OrderPhoto = z.infer<typeof OrderPhoto>;

export const OrderActName = z.enum(['assign', 'set_due', 'done', 'close', 'send_back', 'drop']);
export type OrderActName = z.infer<typeof OrderActName>;

export const Order = OrderListItem.extend({
  sourceId: z.string().nullable(),
  dueGround: z.string().nullable(),
  assignedAt: Instant.nullable(),
  doneAt: Instant.nullable(),
  doneBy: z.string().nullable(),
  doneNote: z.string().nullable(),
  closedAt: Instant.nullable(),
  closedBy: z.string().nullable(),
  closingNote: z.string().nullable(),
  photos: OrderPhoto.array(),
  /** Reports of the public that ask for this work, without who reported. */
  reports: z.object({ id: z.uuid(), kind: z.string(), text: z.string(), at: Instant }).array(),
  acts: z
    .object({
      ...{
        act: z.enum(['open', ...OrderActName.options]),
        state: OrderState,
        content: z.record(z.string(), z.unknown()),
      },
      ...{ actor: z.string(), organisation: z.string(), at: Instant },
    })
    .array(),
  /** The acts this reader may take now, and what is missing for each: `after-photo`, `other-person`. */
  next: z.object({ act: OrderActName, missing: z.string().array() }).array(),
});
export type Order = z.infer<typeof Order>;

/** Work that a person asks for by hand: on a sign of the register, or at a place on the ground (F11). */
export const OrderDraft = z
  .strictObject({
    signId: SignId.nullable().default(null),
    placeId: PlaceId.nullable().default(null),
    /** Where no sign is named. */
    division: DivisionCode.optional(),
    position: LonLat.nullable().default(null),
    defectCode: DefectCode,
    text: longText(1000),
  })
  .refine(({ signId, division }) => (signId === null) !== (division === undefined), {
    path: ['division'],
    message:
      'Name the sign, or the division where no sign of the register is meant / 请指定标志；不涉及在册标志时请指定行政区',
  })
  .refine(({ signId, position }) => signId !== null || position !== null, {
    path: ['position'],
    message: 'Say where it is / 请给出位置',
  });
export type OrderDraft = z.infer<typeof OrderDraft>;

const Due = { dueOn: Day, reason: longText(500) };
export const OrderAct = z.discriminatedUnion('act', [
  /** `maintainer` left out: who maintains the sign. */
  z.strictObject({ act: z.literal('assign'), maintainer: oneLine(100).nullable().default(null) }),
  z.strictObject({ act: z.literal('set_due'), ...Due }),
  z.strictObject({ act: z.literal('done'), note: longText(1000) }),
  z.strictObject({ act: z.literal('close'), note: longText(1000).nullable().default(null) }),
  z.strictObject({ act: z.literal('send_back'), reason: longText(1000) }),
  z.strictObject({ act: z.literal('drop'), reason: longText(1000) }),
]);
export type OrderAct = z.infer<typeof OrderAct>;

/** One stop of a day's route. */
export const RouteStop = z.object({ order: OrderListItem, legMetres: z.number() });
export const DayRoute = z.object({
  stops: RouteStop.array(),
  /** In a straight line between stops, on the ellipsoid; roads are longer. */
  totalMetres: z.number(),
  /** Orders without a position: they stand in no route. */
  unplaced: OrderListItem.array(),
});
export type DayRoute = z.infer<typeof DayRoute>;
