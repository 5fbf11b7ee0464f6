import { type Html, html } from './html.ts';
import type { View } from './view.ts';

/** Of which edition an outline on a public map is; both null and false where it is not drawn. */
export interface DrawnOutline {
  reviewNumber: string | null;
  demonstration: boolean;
}

/** What a public map says of the outlines on it (MR arts. 15, 22): the review number, that they are sample data, or that it draws none. */
export function mapCredit({ say }: View, outlines: readonly DrawnOutline[]): string {
  const numbers = [...new Set(outlines.flatMap(({ reviewNumber }) => reviewNumber ?? []))].toSorted();
  if (numbers.length > 0) return say(`审图号：${numbers.join('、')}`, `Map review number: ${numbers.join(', ')}`);
  if (outlines.some(({ demonstration }) => demonstration))
    return say('演示数据，无审图号', 'Sample data without a review number');
  return say(
    '图上不绘行政区域界线：该区域没有审核公开的版次。',
    'No division lines are drawn: no reviewed edition covers this area.',
  );
}

/** The same in the corner of a map of this size; nothing where no outline is drawn. */
export const mapCorner = (
  view: View,
  outlines: readonly DrawnOutline[],
  [width, height]: [number, number],
): Html | false =>
  outlines.length > 0 &&
  html`<text x="${width - 8}" y="${height - 8}" font-size="12" fill="#33445c" stroke="#fff" stroke-width="4" paint-order="stroke" text-anchor="end">${mapCredit(view, outlines)}</text>`;
