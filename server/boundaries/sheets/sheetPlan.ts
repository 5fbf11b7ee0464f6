import { planSheets } from './planSheets.ts';
import type { SheetPlan, SheetWish } from './sheetContract.ts';
import type { SheetDeps } from './sheetDeps.ts';
import type { SheetSubject } from './sheetSubject.ts';

/** How a subject would be laid out. @throws Problem as `planSheets` */
export async function sheetPlan(
  { db, today }: Pick<SheetDeps, 'db' | 'today'>,
  { title, extent }: SheetSubject,
  wish: SheetWish,
): Promise<SheetPlan> {
  const plan = await planSheets(db, extent, wish, today());
  return {
    ...{ title, papers: plan.papers, paper: plan.paper.id, orientation: plan.orientation },
    scales: plan.scales.map(({ row, sheets }) => ({
      ...{ denominator: row.denominator, zoneDegrees: row.zoneDegrees, sheets },
    })),
    ...{ proposed: plan.proposed, scale: plan.scale.denominator },
    sheets: plan.sheets.map(({ number, zone }) => ({ number, zone })),
  };
}
