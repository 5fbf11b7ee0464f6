import type { z } from 'zod';
import type { Sign, SignEdit } from '#server/signs/contract.ts';

/** The form as it is typed: texts empty instead of null, money in yuan. */
export interface DetailsForm {
  material: string;
  side: Sign['side'];
  mounting: Sign['mounting'];
  owner: string;
  maintainer: string;
  madeBy: string;
  costYuan: number | null;
  warrantyTo: string | null;
  number: string;
  postcode: string;
  textMinority: string;
  widthMillimetres: number | null;
  heightMillimetres: number | null;
  /** null: the street's line decides. */
  azimuthDegrees: number | null;
  azimuthReason: string;
  reason: string;
}
type Edit = z.input<typeof SignEdit>;

/** What the form says of a sign before anything is typed. */
export const detailsOf = (sign: Sign): DetailsForm => ({
  ...sign,
  material: sign.material ?? '',
  madeBy: sign.madeBy ?? '',
  costYuan: sign.costCents === null ? null : sign.costCents / 100,
  number: sign.number ?? '',
  postcode: sign.postcode ?? '',
  textMinority: sign.textMinority ?? '',
  azimuthDegrees: sign.azimuthGiven ? sign.azimuthDegrees : null,
  azimuthReason: sign.azimuthReason ?? '',
  reason: '',
});

/** Only what differs from the sign. */
export function changesOf(form: DetailsForm, sign: Sign): Edit {
  const typed: Edit = {
    ...{ material: orNull(form.material), madeBy: orNull(form.madeBy), number: orNull(form.number) },
    ...{ postcode: orNull(form.postcode), textMinority: orNull(form.textMinority), side: form.side },
    ...{ mounting: form.mounting, owner: form.owner.trim(), maintainer: form.maintainer.trim() },
    costCents: form.costYuan === null ? null : Math.round(form.costYuan * 100),
    ...{ warrantyTo: form.warrantyTo, azimuthDegrees: form.azimuthDegrees, azimuthReason: orNull(form.azimuthReason) },
    widthMillimetres: form.widthMillimetres ?? sign.widthMillimetres,
    heightMillimetres: form.heightMillimetres ?? sign.heightMillimetres,
  };
  const before: Record<string, unknown> = {
    ...sign,
    azimuthDegrees: sign.azimuthGiven ? sign.azimuthDegrees : null,
  };
  return Object.fromEntries(Object.entries(typed).filter(([key, value]) => value !== before[key]));
}

const orNull = (text: string): string | null => text.trim() || null;

const PLATE = [
  ...(['number', 'postcode', 'textMinority', 'widthMillimetres', 'heightMillimetres'] as const),
  ...(['azimuthDegrees', 'azimuthReason'] as const),
];

/** Whether a change concerns the face of the plate. */
export const touchesPlate = (changes: Edit): boolean => PLATE.some((key) => key in changes);
