import type { SheetMeasure } from './measureSheet.ts';
import type { SheetContent } from './sheetContent.ts';
import type { SheetLayout } from './sheetLayout.ts';
import type { SheetSubject } from './sheetSubject.ts';

/** Everything that one printed page shows. */
export interface DrawnSheet {
  subject: SheetSubject;
  layout: SheetLayout;
  measure: SheetMeasure;
  content: SheetContent;
  gridMetres: number;
  /** Its number among how many; 0 for the index. */
  number: number;
  of: number;
  /** Numbers of the sheets around it, three rows of three, and itself in the middle; empty for one sheet. */
  neighbours: readonly (readonly (number | null)[])[];
  /** Frames of the sheets, on an index, in metres of its zone. */
  frames: readonly { number: number; ring: readonly (readonly [number, number])[] }[];
  maker: { organisation: string; person: string; day: string };
}
