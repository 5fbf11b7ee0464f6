import type { Box } from './box.ts';
import type { FittedText } from './fitText.ts';
import type { PlateLayout } from './plateLayout.ts';
import { plateShapes } from './plateShapes.ts';
import { BLEED_MILLIMETRES, cutMarks, MARGIN_MILLIMETRES } from './plateSheet.ts';
import { typeface } from './typeface.ts';

/**
 * The plate as a self-contained SVG in true millimetres. Letters are outlines, so that a machine without the font shows
 * the same plate; title and description carry the words for readers of any kind.
 */
export function plateSvg(layout: PlateLayout): string {
  const { widthMillimetres: width, heightMillimetres: height } = layout;
  return document(layout, { x: 0, y: 0, width, height }, faceOf(layout));
}

/** The same as it is cut from its sheet: ground into the bleed, marks in line with the cut. */
export function proofSvg(layout: PlateLayout): string {
  const { widthMillimetres: width, heightMillimetres: height, edgeColour, qrDark } = layout;
  const by = MARGIN_MILLIMETRES;
  const sheet = { x: -by, y: -by, width: width + 2 * by, height: height + 2 * by };
  const bleed = BLEED_MILLIMETRES;
  const bled = `M${-bleed} ${-bleed}h${width + 2 * bleed}v${height + 2 * bleed}h${-(width + 2 * bleed)}z`;
  const marks = cutMarks(width, height).map(({ from, to }) => `M${from.join(' ')}L${to.join(' ')}`);
  return document(layout, sheet, [
    `<path fill="#ffffff" d="M${-by} ${-by}h${sheet.width}v${sheet.height}h${-sheet.width}z"/>`,
    `<path fill="${edgeColour.hex}" d="${bled}"/>`,
    ...faceOf(layout).slice(1),
    `<path fill="none" stroke="${qrDark.hex}" stroke-width="0.3" d="${marks.join('')}"/>`,
  ]);
}

const faceOf = (layout: PlateLayout): string[] => [
  ...plateShapes(layout).map(({ path, fill }) => `<path fill="${fill.hex}" d="${path}"/>`),
  ...layout.texts.map(lettering),
];

function document({ texts, qr, ...layout }: PlateLayout, view: Box, content: readonly string[]): string {
  const { x, y, width, height } = view;
  const words = texts.map(({ text }) => text);
  const size = `${layout.widthMillimetres}×${layout.heightMillimetres} mm`;
  const desc = [`${layout.edition} ${layout.type} ${size}`, ...(qr ? [qr.url] : [])].join('; ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="${x} ${y} ${width} ${height}" role="img" lang="zh-CN">`,
    `<title>${escapeXml(words.join(' '))}</title>`,
    `<desc>${escapeXml(desc)}</desc>`,
    ...content,
    '</svg>',
    '',
  ].join('\n');
}

function lettering(text: FittedText): string {
  const glyphs = text.glyphs
    .filter((glyph) => glyph.outline !== '')
    .map((glyph) => {
      const unit = text.emMillimetres / typeface(glyph.face).font.unitsPerEm;
      const matrix = [unit * text.scale, 0, 0, -unit, glyph.left, text.baseline].map((value) => value.toFixed(5));
      return `<path transform="matrix(${matrix.join(' ')})" d="${glyph.outline}"/>`;
    });
  return `<g fill="${text.ink.hex}" aria-label="${escapeXml(text.text)}">\n${glyphs.join('\n')}\n</g>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeXml(text: string): string {
  // XML 1.0 has no way to write control characters and lone surrogates, not even escaped.
  const allowed = text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
  return allowed.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
