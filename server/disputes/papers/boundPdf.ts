import type { Actor } from '../../accounts/actor.ts';
import type { Paper } from '../../boundaries/markers/paper.ts';
import { Pen } from '../../boundaries/sheets/pen.ts';
import { drawSubject } from '../../boundaries/sheets/printSheets.ts';
import type { SheetSubject } from '../../boundaries/sheets/sheetSubject.ts';
import { layoutDocument } from '../../naming/documents/layoutDocument.ts';
import type { Mark } from '../../naming/documents/layoutItem.ts';
import { MM, PAGE } from '../../naming/documents/pageGrid.ts';
import { typeface } from '../../signs/typeface.ts';
import type { PaperDeps } from './paperDeps.ts';

interface Bound {
  paper: Paper;
  title: string;
  /** Printed at the head of every page. */
  mark: string;
  /** Bound in after the text, true to scale on A4. */
  maps: readonly SheetSubject[];
}

/**
 * Text after GB/T 9704 and map sheets in one PDF, numbered through, with a mark at the head of every page. Fonts are embedded, text is
 * selectable. @throws Problem conflict `missing-glyph`
 */
export async function boundPdf(deps: PaperDeps, actor: Actor, { paper, title, mark, maps }: Bound): Promise<Buffer> {
  const createdAt = deps.now();
  const content = { ...paper, signer: false };
  const document = { content, number: null, verification: null, isForm: true as const, createdAt };
  const pages = layoutDocument(document, deps.faces);
  const pen = new Pen(deps.faces, { title, createdAt });
  for (const marks of pages) {
    pen.page({ width: PAGE.width / MM, height: PAGE.height / MM });
    for (const one of marks) draw(pen, one);
    pen.text([PAGE.left / MM, 20], mark, { size: 4.2, hand: 'heiti' });
  }
  let page = pages.length;
  const wish = { paper: 'A4', orientation: 'auto' } as const;
  const eachPage = ({ width, height }: { width: number; height: number }) => {
    page += 1;
    pen.text([width - 8, 6], mark, { size: 3.2, hand: 'heiti', align: 'right' });
    pen.text([width / 2, height - 3], `— ${page} —`, { size: 3.6, align: 'centre' });
  };
  for (const subject of maps) await drawSubject(deps, actor, { pen, subject, wish, eachPage });
  return pen.finish();
}

/** A mark of the layout, which counts in points, by a pen that counts in millimetres. */
function draw(pen: Pen, mark: Mark): void {
  if (mark.type === 'rule') {
    const [left, top] = [mark.x / MM, mark.y / MM];
    const [right, bottom] = [left + mark.width / MM, top + mark.height / MM];
    pen.area(
      [
        [
          [left, top],
          [right, top],
          [right, bottom],
          [left, bottom],
        ],
      ],
      mark.colour,
    );
  }
  if (mark.type !== 'line') return;
  const runs = mark.line.runs.map(({ text, face, left }) => ({
    text,
    face,
    left: left / MM,
    bytes: typeface(face).bytes,
  }));
  const lettering = { size: mark.size / MM, spacing: mark.line.spacing / MM, colour: mark.colour };
  pen.set(runs, [mark.x / MM, mark.baseline / MM], lettering);
}
