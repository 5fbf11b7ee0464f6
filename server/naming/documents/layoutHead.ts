import type { BlockSetting } from './blockSetting.ts';
import { breakLines, type TextStyle } from './breakLines.ts';
import type { Hand } from './documentFaces.ts';
import { blankLine, type Item, type Mark, paragraphItems, stacked } from './layoutItem.ts';
import { CHARACTER, MM, PAGE, RED, SIZE, TRACKING } from './pageGrid.ts';
import type { PrintedDocument } from './printedDocument.ts';

const NUMBER = { hand: 'fangsong', size: SIZE.three, tracking: TRACKING } as const;
/** The rules of a letter are 170 mm wide, centred on the page. */
const LETTER_RULE_LEFT = 20 * MM;
const LETTER_RULE_WIDTH = 170 * MM;

/** What stands above the title: 发文机关标志, 发文字号, 签发人 and rules, as each form has them. */
export function headItems(document: PrintedDocument, setting: BlockSetting): Item[] {
  switch (document.content.form) {
    case 'document':
      return documentHead(document, setting);
    case 'letter':
      return letterHead(document, setting);
    case 'plain':
      return plainHead(document, setting);
    case 'sheet':
      return [];
  }
}

/** 文件式 (7.2): the mark 35 mm below the top of the text, number two lines below it, a red rule 4 mm below that. */
function documentHead({ content, number }: PrintedDocument, setting: BlockSetting): Item[] {
  const mark = markOf(content.head, 46, setting);
  const signed = content.signer ? signerLine(number, setting) : centred(number ?? '　', setting);
  const rule: Item = {
    height: 4 * MM + 2,
    keep: true,
    marks: (top) => [{ type: 'rule', x: PAGE.left, y: top + 4 * MM, width: PAGE.textWidth, height: 1.5, colour: RED }],
  };
  // Not blank: at the top of a page blank room is dropped, and this room belongs there.
  const above: Item = { height: 35 * MM, keep: true, marks: () => [] };
  return [above, mark, blankLine(true), blankLine(true), signed, rule, blankLine(true), blankLine(true)];
}

/** 信函格式 (10.1): the mark 30 mm from the top edge, a double red rule 4 mm below it, the number at the right under the rule. */
function letterHead({ content, number }: PrintedDocument, setting: BlockSetting): Item[] {
  const mark = markOf(content.head, 36, setting);
  const raised = PAGE.top - 30 * MM;
  const head: Item = {
    height: mark.height - raised + 4 * MM + 6,
    keep: true,
    marks: (top) => [
      ...mark.marks(top - raised),
      ...letterRule(top - raised + mark.height + 4 * MM, ['thick', 'thin']),
    ],
  };
  const numbered = paragraphItems(number ?? '　', { ...settingOf(setting), align: 'right' });
  return [head, stacked(numbered, true), blankLine(true), blankLine(true)];
}

/** A double red rule; the heavy one lies outside: above under the mark, below at the foot of the page. */
export function letterRule(y: number, order: readonly ('thick' | 'thin')[]): Mark[] {
  const marks: Mark[] = [];
  let top = y;
  for (const weight of order) {
    const height = weight === 'thick' ? 1.8 : 0.7;
    marks.push({ type: 'rule', x: LETTER_RULE_LEFT, y: top, width: LETTER_RULE_WIDTH, height, colour: RED });
    top += height + 1.4;
  }
  return marks;
}

/** A paper of the procedure: the organ in black above its title; the number stands at the right under the title. */
function plainHead({ content }: PrintedDocument, setting: BlockSetting): Item[] {
  if (content.head === '') return [];
  const style = styleOf('xiaobiaosong', SIZE.two);
  return [stacked(paragraphItems(content.head, { faces: setting.faces, style, pitch: 36, align: 'centre' }), true)];
}

/** Under the title: centred on a plain paper, at the right above the table of a form. */
export function numberUnderTitle({ content: { form }, number }: PrintedDocument, setting: BlockSetting): Item[] {
  if (number === null) return [];
  if (form === 'plain') return [centred(number, setting)];
  const style = { hand: 'fangsong', size: SIZE.smallFour, tracking: 0 } as const;
  const set = { faces: setting.faces, style, pitch: 20, align: 'right' } as const;
  return form === 'sheet' ? [stacked(paragraphItems(number, set), true)] : [];
}

/** The mark as large as the text width allows, at most `most` points. */
function markOf(text: string, most: number, { faces }: BlockSetting): Item {
  const room = PAGE.textWidth - 4 * MM;
  const wide = { first: 10_000, rest: 10_000 };
  const [line] = breakLines(faces, text, styleOf('xiaobiaosong', most), wide);
  const size = Math.min(most, (most * room) / Math.max(1, line?.width ?? 1));
  const style = styleOf('xiaobiaosong', size);
  return stacked(paragraphItems(text, { faces, style, pitch: size, align: 'centre', colour: RED }), true);
}

const styleOf = (hand: Hand, size: number): TextStyle => ({ hand, size, tracking: 0 });
const settingOf = ({ faces }: BlockSetting) => ({ faces, style: NUMBER });
const centred = (text: string, setting: BlockSetting): Item =>
  stacked(paragraphItems(text, { ...settingOf(setting), align: 'centre' }), true);

/** A document upward (7.2.6): number at the left, 签发人 at the right, each one character in; the name is signed by hand. */
function signerLine(number: string | null, setting: BlockSetting): Item {
  const indent = { first: CHARACTER, rest: CHARACTER };
  const left = stacked(paragraphItems(number ?? '　', { ...settingOf(setting), indent }));
  const right = stacked(paragraphItems('签发人：　　　', { ...settingOf(setting), align: 'right', right: CHARACTER }));
  return { height: left.height, keep: true, marks: (top) => [...left.marks(top), ...right.marks(top)] };
}
