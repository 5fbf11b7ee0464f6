import type { BlockSetting } from './blockSetting.ts';
import { breakLines } from './breakLines.ts';
import type { DocumentFaces } from './documentFaces.ts';
import { blockItems } from './layoutBlocks.ts';
import { headItems, letterRule, numberUnderTitle } from './layoutHead.ts';
import { imprintMarks } from './layoutImprint.ts';
import type { Item, Mark } from './layoutItem.ts';
import { cornerMarks } from './layoutSignature.ts';
import { MM, PAGE, SIZE } from './pageGrid.ts';
import type { PrintedDocument } from './printedDocument.ts';

const BOTTOM = PAGE.top + PAGE.textHeight;
// From comfortable to the smallest that is still read without a glass.
const TABLE_SIZES = [SIZE.four, SIZE.smallFour, SIZE.five, 9] as const;

/**
 * The pages of a document after GB/T 9704-2012, as marks in points. A sheet (form, card) is set as large as one page
 * allows, and goes on to a second page only below 9 points.
 * @throws Problem conflict `missing-glyph`
 */
export function layoutDocument(document: PrintedDocument, faces: DocumentFaces): Mark[][] {
  const sizes = document.content.form === 'sheet' ? TABLE_SIZES : [SIZE.smallFour];
  let pages: Mark[][] = [];
  for (const tableSize of sizes) {
    pages = pagesOf(document, { faces, verification: document.verification, tableSize });
    if (pages.length === 1) break;
  }
  return pages;
}

function pagesOf(document: PrintedDocument, setting: BlockSetting): Mark[][] {
  const { pages, bottom } = paginate(itemsOf(document, setting));
  const imprint = imprintMarks(document.content, setting.faces);
  if (imprint) {
    if (bottom + imprint.height > BOTTOM) pages.push([]);
    pages.at(-1)?.push(...imprint.marks(BOTTOM - imprint.height));
  }
  const isSigned = document.content.blocks.some(({ type }) => type === 'signature');
  pages[0]?.push(...(isSigned ? [] : cornerMarks(setting)), ...draftMark(document, setting.faces));
  return pages.map((marks, i) => [
    ...marks,
    ...pageFoot(document, { faces: setting.faces, index: i, count: pages.length }),
  ]);
}

function itemsOf(document: PrintedDocument, setting: BlockSetting): Item[] {
  const { blocks } = document.content;
  const titles = blocks.filter(({ type }) => type === 'title');
  const others = blocks.filter(({ type }) => type !== 'title');
  return [
    ...headItems(document, setting),
    ...blockItems(titles, setting),
    ...numberUnderTitle(document, setting),
    ...gapUnderTitle(others[0]?.type),
    ...blockItems(others, setting),
  ];
}

/** An addressee brings its own blank line (7.3.2). */
const gapUnderTitle = (next: string | undefined): Item[] =>
  next === 'addressee' ? [] : [{ height: next === 'table' ? 6 : PAGE.linePitch, keep: true, marks: () => [] }];

/** Fills page after page; what is to be kept together moves on as one, unless it is longer than a page. */
function paginate(items: readonly Item[]): { pages: Mark[][]; bottom: number } {
  const pages: Mark[][] = [[]];
  let y: number = PAGE.top;
  const makeRoom = (height: number): void => {
    if (y === PAGE.top || y + height <= BOTTOM + 0.5) return;
    pages.push([]);
    y = PAGE.top;
  };
  const place = (item: Item): void => {
    makeRoom(item.height);
    if (item.blank && y === PAGE.top) return;
    pages.at(-1)?.push(...item.marks(y));
    y += item.height;
  };
  for (const group of groupsOf(items)) {
    const height = group.reduce((sum, item) => sum + item.height, 0);
    if (height <= PAGE.textHeight) makeRoom(height);
    group.forEach(place);
  }
  return { pages, bottom: y };
}

function groupsOf(items: readonly Item[]): Item[][] {
  const groups: Item[][] = [];
  let open = false;
  for (const item of items) {
    if (open) groups.at(-1)?.push(item);
    else groups.push([item]);
    open = item.keep;
  }
  return groups;
}

/** A preview must not pass for the document. */
function draftMark({ verification, isForm }: PrintedDocument, faces: DocumentFaces): Mark[] {
  if (verification || isForm) return [];
  const style = { hand: 'heiti', size: 9, tracking: 0 } as const;
  const widths = { first: PAGE.textWidth, rest: PAGE.textWidth };
  return breakLines(faces, '预览稿 · 未编号印发，不具效力', style, widths).map((line) => ({
    type: 'line',
    line,
    x: PAGE.left,
    baseline: 14 * MM,
    size: style.size,
    colour: '#767676',
  }));
}

interface Foot {
  faces: DocumentFaces;
  index: number;
  count: number;
}

/** Page number 7 mm below the text (7.5); a letter shows none on its first page but its lower rule, a form shows none. */
function pageFoot({ content: { form } }: PrintedDocument, { faces, index, count }: Foot): Mark[] {
  const first = index === 0;
  const rule = form === 'letter' && first ? letterRule(PAGE.height - 20 * MM - 4, ['thin', 'thick']) : [];
  const numbered = form === 'document' || (form === 'letter' && !first) || (form !== 'letter' && count > 1);
  return numbered ? [...rule, ...pageNumber(faces, index + 1)] : rule;
}

/** Odd pages at the right, even pages at the left, one character in. */
function pageNumber(faces: DocumentFaces, number: number): Mark[] {
  const style = { hand: 'fangsong', size: SIZE.four, tracking: 0 } as const;
  const widths = { first: PAGE.textWidth, rest: PAGE.textWidth };
  const left = PAGE.left + SIZE.four;
  const right = PAGE.left + PAGE.textWidth - SIZE.four;
  return breakLines(faces, `— ${number} —`, style, widths).map((line) => ({
    type: 'line',
    line,
    x: number % 2 === 1 ? right - line.width : left,
    baseline: BOTTOM + 7 * MM + SIZE.four * 0.88,
    size: SIZE.four,
    colour: '#000000',
  }));
}
