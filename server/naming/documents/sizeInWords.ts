import type { CaseRow } from '../caseRow.ts';

/** 长约300米, 面积约12000平方米; empty for a point and for what was not drawn. */
export function sizeInWords({
  lengthMetres,
  areaSquareMetres,
}: Pick<CaseRow, 'lengthMetres' | 'areaSquareMetres'>): string {
  if (lengthMetres !== null) return `长约${Math.round(lengthMetres)}米`;
  return areaSquareMetres === null ? '' : `面积约${Math.round(areaSquareMetres)}平方米`;
}
