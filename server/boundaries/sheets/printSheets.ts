import type { Actor } from '../../accounts/actor.ts';
import type { Download } from '../../platform/contract.ts';
import { drawCourse } from './drawCourse.ts';
import type { DrawnSheet } from './drawnSheet.ts';
import { drawSheet } from './drawSheet.ts';
import { indexSheet } from './indexSheet.ts';
import { measureSheet } from './measureSheet.ts';
import { Pen } from './pen.ts';
import { type PlannedSheets, planSheets, type SheetPlace } from './planSheets.ts';
import { sheetContent } from './sheetContent.ts';
import type { SheetWish } from './sheetContract.ts';
import type { SheetDeps } from './sheetDeps.ts';
import type { SheetSubject } from './sheetSubject.ts';

/**
 * Map sheets as PDF, true to scale: one for each subject, or an index and numbered sheets where one is not enough. Lines that the
 * reader does not see elsewhere are not drawn. @throws Problem as `planSheets`, and conflict `missing-glyph`
 */
export async function printSheets(
  deps: SheetDeps,
  actor: Actor,
  subjects: readonly SheetSubject[],
  wish: SheetWish,
): Promise<Download> {
  const title = subjects.map((subject) => subject.title).join('、');
  const pen = new Pen(deps.faces, { title, createdAt: deps.now() });
  for (const subject of subjects) await drawSubject(deps, actor, { pen, subject, wish });
  return { body: await pen.finish(), fileName: `${title}.pdf`, inline: true };
}

/**
 * Draws the sheets of one subject into a document that somebody else began; `eachPage` is called on every sheet, with its height in mm.
 * @throws Problem as `planSheets`, and conflict `missing-glyph`
 */
export async function drawSubject(
  deps: SheetDeps,
  actor: Actor,
  { pen, subject, wish, eachPage }: Drawn,
): Promise<void> {
  const plan = await planSheets(deps.db, subject.extent, wish, deps.today());
  const draw = (sheet: DrawnSheet) => {
    drawSheet(pen, sheet);
    eachPage?.(sheet.layout.page);
  };
  if (plan.sheets.length > 1) draw(await indexSheet(deps, actor, subject, plan));
  for (const place of plan.sheets) draw(await oneSheet(deps, actor, { subject, plan, place }));
  if (subject.course !== null) drawCourse(pen, subject.course, { title: subject.title, layout: plan.layout });
}

interface Drawn {
  pen: Pen;
  subject: SheetSubject;
  wish: SheetWish;
  eachPage?: (page: { width: number; height: number }) => void;
}

interface One {
  subject: SheetSubject;
  plan: PlannedSheets;
  place: SheetPlace;
}

async function oneSheet(deps: SheetDeps, actor: Actor, { subject, plan, place }: One): Promise<DrawnSheet> {
  const { layout, scale, sheets } = plan;
  const { denominator, gridMetres } = scale;
  const measure = await measureSheet(deps.db, layout, { ...place, denominator });
  const content = await sheetContent(deps.db, actor, subject, {
    ...{ zone: place.zone, extent: measure.extent, tenthMm: denominator / 10_000, day: deps.today() },
  });
  return {
    ...{ subject, layout, measure, content, gridMetres, number: place.number, of: sheets.length, frames: [] },
    neighbours: sheets.length > 1 ? around(place, sheets) : [],
    maker: makerOf(deps, actor),
  };
}

export const makerOf = ({ today }: SheetDeps, actor: Actor): DrawnSheet['maker'] => ({
  organisation: actor.organisationName,
  person: actor.displayName,
  day: today(),
});

const AROUND = [-1, 0, 1];

const around = ({ row, column }: SheetPlace, sheets: readonly SheetPlace[]) =>
  AROUND.map((down) =>
    AROUND.map(
      (right) => sheets.find((one) => one.row === row + down && one.column === column + right)?.number ?? null,
    ),
  );
