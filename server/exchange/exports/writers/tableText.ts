import type { Cell, Column } from '../collection.ts';

/** A value as people read it: codes in words. */
export function tableCell({ words }: Column, value: Cell): Cell {
  return typeof value === 'string' ? (words?.[value] ?? value) : value;
}
