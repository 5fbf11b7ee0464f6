import { brokenLines } from './drawNotes.ts';
import type { Lettering, Pen } from './pen.ts';
import type { SheetLayout } from './sheetLayout.ts';

const BODY: Lettering = { size: 3.7 };
const LEADING = 6.2;
const MARGIN = 25;

/** The course in words, on as many pages as it takes. */
export function drawCourse(pen: Pen, course: string, { title, layout }: { title: string; layout: SheetLayout }): void {
  const { page } = layout;
  const width = Math.min(page.width - 2 * MARGIN, 240);
  const left = (page.width - width) / 2;
  let y = Number.POSITIVE_INFINITY;
  for (const paragraph of course.split(/\n+/).filter((text) => text.trim() !== ''))
    for (const line of brokenLines(pen, `　　${paragraph.trim()}`, width, BODY)) {
      if (y > page.height - MARGIN) {
        pen.page(page);
        pen.text([page.width / 2, MARGIN], title, { size: 6, hand: 'xiaobiaosong', align: 'centre' });
        pen.text([page.width / 2, MARGIN + 8], '界线走向说明', { size: 4.2, hand: 'heiti', align: 'centre' });
        y = MARGIN + 20;
      }
      pen.text([left, y], line, BODY);
      y += LEADING;
    }
}
