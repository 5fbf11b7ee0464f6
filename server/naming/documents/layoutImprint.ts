import type { Block, DocumentContent } from './contentContract.ts';
import type { DocumentFaces } from './documentFaces.ts';
import { type Item, type Mark, paragraphItems } from './layoutItem.ts';
import { MM, PAGE, SIZE } from './pageGrid.ts';

type Imprint = Extract<Block, { type: 'imprint' }>;
const PITCH = 24;

/**
 * 版记 (7.4) at the foot of the last page, size 4: copies, then printing office and day between rules. A letter has no
 * rules and no printing office (10.1).
 */
export function imprintMarks({ form, blocks }: DocumentContent, faces: DocumentFaces): Item | null {
  const imprint = blocks.find((block): block is Imprint => block.type === 'imprint');
  if (!imprint) return null;
  const style = { hand: 'fangsong', size: SIZE.four, tracking: 0 } as const;
  const indent = { first: SIZE.four, rest: SIZE.four * 4 };
  const set = { faces, style, pitch: PITCH, right: SIZE.four, indent };
  const copies = imprint.copies === '' ? [] : paragraphItems(`抄送：${imprint.copies}。`, set);
  if (form === 'letter') return copies.length === 0 ? null : column(copies, []);
  const printer = paragraphItems(imprint.printer, set);
  const printed = paragraphItems(`${imprint.printedOn}印发`, { ...set, align: 'right', indent: { first: 0, rest: 0 } });
  const both: Item = {
    height: PITCH,
    keep: false,
    marks: (top) => [...printer.flatMap((item) => item.marks(top)), ...printed.flatMap((item) => item.marks(top))],
  };
  const last = copies.length;
  return column(
    [...copies, both],
    [
      { before: 0, height: 0.35 * MM },
      ...(last > 0 ? [{ before: last, height: 0.25 * MM }] : []),
      { before: last + 1, height: 0.35 * MM },
    ],
  );
}

function column(items: readonly Item[], rules: readonly { before: number; height: number }[]): Item {
  const topOf = (index: number): number => items.slice(0, index).reduce((sum, { height }) => sum + height, 0);
  return {
    height: topOf(items.length) + 2,
    keep: false,
    marks: (top): Mark[] => [
      ...items.flatMap((item, i) => item.marks(top + topOf(i))),
      ...rules.map(({ before, height }): Mark => {
        return { type: 'rule', x: PAGE.left, y: top + topOf(before), width: PAGE.textWidth, height, colour: '#000000' };
      }),
    ],
  };
}
