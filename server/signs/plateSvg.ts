import type { FittedText } from './fitText.ts';
import type { PlateLayout } from './plateLayout.ts';
import { plateShapes } from './plateShapes.ts';
import { typeface } from './typeface.ts';

/**
 * The plate as a self-contained SVG in true millimetres. Letters are outlines, so that a machine without the font shows
 * the same plate; title and description carry the words for readers of any kind.
 */
export function plateSvg(layout: PlateLayout): string {
  const { widthMillimetres: width, heightMillimetres: height, texts, qr } = layout;
  const words = texts.map(({ text }) => text);
  const desc = [`${layout.edition} ${layout.type} ${width}×${height} mm`, ...(qr ? [qr.url] : [])].join('; ');
  const shapes = plateShapes(layout).map(({ path, fill }) => `<path fill="${fill.hex}" d="${path}"/>`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}" role="img" lang="zh-CN">`,
    `<title>${escapeXml(words.join(' '))}</title>`,
    `<desc>${escapeXml(desc)}</desc>`,
    ...shapes,
    ...texts.map(lettering),
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
