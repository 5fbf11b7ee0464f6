import type { BlockSetting } from './blockSetting.ts';
import type { Block } from './contentContract.ts';
import type { DocumentFaces, Hand } from './documentFaces.ts';
import { blankLine, type Item, keepLast, paragraphItems } from './layoutItem.ts';
import { signatureItem } from './layoutSignature.ts';
import { tableItems } from './layoutTable.ts';
import { CHARACTER, PAGE, SIZE, TRACKING } from './pageGrid.ts';

type Placed = Exclude<Block, { type: 'imprint' }>;

/** The items of the text column; the imprint is not among them, it stands at the foot of the last page. */
export function blockItems(blocks: readonly Block[], setting: BlockSetting): Item[] {
  return blocks.reduce<Item[]>((items, block) => {
    if (block.type === 'imprint') return items;
    // A signature never stands alone on a page (GB/T 9704-2012, 7.3.5): two lines of text go with it.
    const before = block.type === 'signature' ? keepLast(items, 2) : items;
    return [...before, ...itemsOf(block, setting)];
  }, []);
}

function itemsOf(block: Placed, setting: BlockSetting): Item[] {
  switch (block.type) {
    case 'title':
      return titleItems(block.text, setting);
    case 'addressee':
      return [blankLine(true), ...paragraphItems(block.text, { faces: setting.faces, style: styleOf('fangsong') })];
    case 'paragraph':
      return block.text.split('\n').flatMap((line) => bodyItems(line, block.level, setting.faces));
    case 'attachments':
      return attachmentItems(block.list.split('\n'), setting.faces);
    case 'signature':
      return [signatureItem(block, setting)];
    case 'table':
      return [tableGap, ...tableItems(block, setting), tableGap];
  }
}

const tableGap: Item = { height: 6, keep: false, blank: true, marks: () => [] };

const styleOf = (hand: Hand, size: number = SIZE.three) => ({
  hand,
  size,
  tracking: size === SIZE.three ? TRACKING : 0,
});

const HANDS = { body: 'fangsong', h1: 'heiti', h2: 'kaiti' } as const;

function bodyItems(text: string, level: keyof typeof HANDS, faces: DocumentFaces): Item[] {
  if (text.trim() === '') return [];
  const indent = { first: 2 * CHARACTER, rest: 0 };
  const items = paragraphItems(text.trim(), { faces, style: styleOf(HANDS[level]), indent });
  return level === 'body' ? items : keepLast(items, items.length);
}

/** Several lines of a title are of like length, broken where the fewest lines allow (梯形或菱形). */
function titleItems(text: string, { faces }: BlockSetting): Item[] {
  const style = styleOf('xiaobiaosong', SIZE.two);
  const set = (inset: number): Item[] =>
    paragraphItems(text, {
      faces,
      style,
      pitch: 33,
      align: 'centre',
      indent: { first: inset, rest: inset },
      right: inset,
    });
  const widest = set(SIZE.two);
  let best = widest;
  for (let inset = SIZE.two * 1.5; inset < PAGE.textWidth / 2 - 2 * SIZE.two; inset += SIZE.two / 2) {
    const narrower = set(inset);
    if (narrower.length > widest.length) break;
    best = narrower;
  }
  return keepLast(best, best.length);
}

/** 附件说明: a blank line, “附件：” two characters in, names under each other. */
function attachmentItems(names: readonly string[], faces: DocumentFaces): Item[] {
  const style = styleOf('fangsong');
  const several = names.length > 1;
  const label = 5 * CHARACTER;
  const rest = label + (several ? 1.6 * CHARACTER : 0);
  const items = names.flatMap((name, i) => {
    const numbered = several ? `${i + 1}. ${name}` : name;
    const first = i === 0 ? 2 * CHARACTER : label;
    return paragraphItems(i === 0 ? `附件：${numbered}` : numbered, { faces, style, indent: { first, rest } });
  });
  return [blankLine(true), ...items];
}
