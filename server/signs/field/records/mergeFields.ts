import type { ConflictField } from '../fieldApiContract.ts';
import type { SignChanges } from '../fieldContract.ts';

/** Of a sign, what a device may change. Position in degrees, longitude first. */
export interface SignValues {
  status: string;
  position: [number, number];
  mounting: string;
  maintainer: string;
}
type Value = string | [number, number];
export interface MergedField {
  field: ConflictField;
  base: Value;
  now: Value;
  wanted: Value;
  /** Changed by both, to different values. */
  isOpen: boolean;
}

const FIELDS: readonly ConflictField[] = ['status', 'position', 'mounting', 'maintainer'];
// A tenth of a metre: what rounding moves is not moved.
const SAME_PLACE_DEGREES = 1e-6;

/**
 * Puts what a device wants beside what it saw and what the register has now: a field that only the device changed is taken,
 * one that both changed is open. What the register has already is left out.
 */
export function mergeFields(base: SignValues, now: SignValues, changes: SignChanges): MergedField[] {
  return FIELDS.flatMap((field) => {
    const wanted = changes[field];
    if (wanted === undefined || isSame(wanted, now[field])) return [];
    const values = { field, base: base[field], now: now[field], wanted };
    return [{ ...values, isOpen: !isSame(base[field], now[field]) }];
  });
}

function isSame(a: Value, b: Value): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.every((degree, i) => Math.abs(degree - (b[i] ?? Number.NaN)) <= SAME_PLACE_DEGREES);
}

/** The values of a sign once fields are taken from the device. */
export function withFields(now: SignValues, taken: readonly Pick<MergedField, 'field' | 'wanted'>[]): SignValues {
  return { ...now, ...Object.fromEntries(taken.map(({ field, wanted }) => [field, wanted])) };
}
