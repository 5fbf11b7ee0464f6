import type { Box } from './box.ts';
import type { PlateLayout } from './plateLayout.ts';
import type { Colour } from './signEdition.ts';

/** A filled outline; `path` is SVG path data in millimetres of the face. */
export interface PlateShape {
  path: string;
  fill: Colour;
}

/** Ground, rim, panels and QR code in painting order; texts are drawn after them. */
export function plateShapes(layout: PlateLayout): PlateShape[] {
  const radius = layout.cornerMillimetres;
  const { rimOuter, inner, qr } = layout;
  const innerRadius = Math.max(radius - layout.rimMillimetres, 0);
  const right = inner.x + inner.width;
  const panels = layout.panels.map(({ box, ground }) => ({
    path: roundedBox(box, {
      left: box.x <= inner.x ? innerRadius : 0,
      right: box.x + box.width >= right - 1e-6 ? innerRadius : 0,
    }),
    fill: ground,
  }));
  const rimRadius = Math.max(radius - rimOuter.x, 0);
  return [
    { path: roundedBox(faceOf(layout), { left: radius, right: radius }), fill: layout.edgeColour },
    { path: roundedBox(rimOuter, { left: rimRadius, right: rimRadius }), fill: layout.rimColour },
    ...panels,
    ...(qr ? [{ path: roundedBox(qr.box, { left: 0, right: 0 }), fill: layout.qrLight }] : []),
    // One path for all squares: drawn one by one, neighbours would show hairlines between them.
    ...(qr
      ? [{ path: qr.dark.map((box) => roundedBox(box, { left: 0, right: 0 })).join(''), fill: layout.qrDark }]
      : []),
  ];
}

/** Path data of a box whose left and right corners are rounded. */
function roundedBox({ x, y, width, height }: Box, { left, right }: { left: number; right: number }): string {
  if (left + right === 0) return `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}z`;
  const arc = (radius: number, dx: number, dy: number): string =>
    radius === 0 ? '' : `a${n(radius)} ${n(radius)} 0 0 1 ${n(dx * radius)} ${n(dy * radius)}`;
  return [
    `M${n(x + left)} ${n(y)}h${n(width - left - right)}`,
    `${arc(right, 1, 1)}v${n(height - 2 * right)}${arc(right, -1, 1)}`,
    `h${n(left + right - width)}${arc(left, -1, -1)}v${n(2 * left - height)}${arc(left, 1, -1)}z`,
  ].join('');
}

const faceOf = (layout: PlateLayout): Box => ({
  x: 0,
  y: 0,
  width: layout.widthMillimetres,
  height: layout.heightMillimetres,
});

// A thousandth of a millimetre is finer than any plotter.
const n = (millimetres: number): string => String(Math.round(millimetres * 1000) / 1000);
