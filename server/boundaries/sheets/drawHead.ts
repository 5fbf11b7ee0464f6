import type { DrawnSheet } from './drawnSheet.ts';
import type { Lettering, Pen } from './pen.ts';

const TITLE: Lettering = { size: 7, hand: 'xiaobiaosong', align: 'centre', spacing: 1.2 };
const LABEL: Lettering = { size: 3, hand: 'heiti' };
const SMALL: Lettering = { size: 2.4 };

/** Title in the middle, number of the sheet to the left, who may see it to the right. */
export function drawHead(pen: Pen, sheet: DrawnSheet): void {
  const { layout, subject } = sheet;
  const { outer, page } = layout;
  const right = outer.left + outer.width;
  const [first, second] = [outer.top - 12.5, outer.top - 8];
  const room = outer.width - 96;
  const size = Math.min(7, Math.max(4, (room / (subject.title.length * 1.17)) * 1));
  const title = { ...TITLE, size, spacing: size * 0.17 };
  pen.text([page.width / 2, outer.top - 10.5], subject.title, title);
  if (subject.subtitle) pen.text([page.width / 2, outer.top - 4.6], subject.subtitle, { size: 3, align: 'centre' });
  pen.text([outer.left, first], sheetNumber(sheet), LABEL);
  pen.text([outer.left, second], zoneText(sheet), SMALL);
  const [label, ground] = secrecyText(sheet);
  pen.text([right, first], label, { ...LABEL, align: 'right' });
  pen.text([right, second], ground, { ...SMALL, align: 'right' });
}

function sheetNumber({ number, of }: DrawnSheet): string {
  if (number === 0) return `分幅索引　共 ${of} 幅`;
  return of === 1 ? '全 1 幅' : `第 ${number} 幅　共 ${of} 幅`;
}

const zoneText = ({ measure: { zone } }: DrawnSheet): string =>
  `${zone.degrees}°带第 ${zone.number} 带　中央经线 ${zone.meridian}°E`;

/** Public only where every line on it is, none is drawn for show, and the register has a review number. */
export function secrecyText({ content: { lines }, subject }: DrawnSheet): readonly [string, string] {
  const isOpen = lines.every(({ secrecy, schematic }) => !schematic && secrecy !== 'internal');
  if (isOpen && subject.mapReviewNumber) return ['公开', `审图号：${subject.mapReviewNumber}`];
  return ['内部用图', '未经审核　不得公开'];
}
