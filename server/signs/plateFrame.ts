import type { Box } from './box.ts';
import type { BandRole, PlateRule, SignEdition } from './signEdition.ts';

/** The geometry of a face before any text: all in millimetres. */
export interface PlateFrame {
  face: Box;
  /** Corner radius of the plate. */
  cornerMillimetres: number;
  /** The light rim line lies between these two rounded boxes. */
  rimOuter: Box;
  inner: Box;
  rimMillimetres: number;
  paddingMillimetres: number;
  panels: { box: Box; ground: string; ink: string }[];
  bands: Band[];
}

export interface Band {
  holds: BandRole;
  optional: boolean;
  /** The full share of the face, rim included: what the standard's proportions speak of. */
  box: Box;
  ink: string;
}

/** The rule of a plate type in an edition. An edition without it is our bug: it throws. */
export function plateRule(edition: SignEdition, type: PlateRule['type']): PlateRule {
  const rule = edition.plates.find((plate) => plate.type === type);
  if (!rule) throw new Error(`Edition ${edition.id} has no plate ${type}`);
  return rule;
}

/** Divides a face into rim, panels and bands by the shares of the rule; bands that yield are left out if `without` names them. */
export function plateFrame(
  edition: SignEdition,
  rule: PlateRule,
  face: Box,
  without: readonly BandRole[] = [],
): PlateFrame {
  const { edgeShare, lineShare, cornerShare, paddingShare } = edition.frame;
  const wished = (edgeShare + lineShare) * face.height;
  const rimMillimetres = Math.min(wished, rule.rim?.maxMillimetres ?? wished);
  const edge = rimMillimetres * (edgeShare / (edgeShare + lineShare));
  const inner = inset(face, rimMillimetres);
  const columns = split(face, 'x', rule.proportions.columns);
  return {
    face,
    cornerMillimetres: cornerShare * face.height,
    rimOuter: inset(face, edge),
    inner,
    rimMillimetres,
    paddingMillimetres: paddingShare * face.height,
    panels: columns.map(({ part, box }) => ({ box: meet(box, inner), ground: part.ground, ink: part.ink })),
    bands: columns.flatMap(({ part, box }) =>
      split(box, 'y', seen(part.bands, without)).map((band) => ({
        holds: band.part.holds,
        optional: band.part.optional,
        box: band.box,
        ink: part.ink,
      })),
    ),
  };
}

const seen = <T extends { holds: BandRole; yields: boolean }>(bands: readonly T[], without: readonly BandRole[]): T[] =>
  bands.filter(({ holds, yields }) => !yields || !without.includes(holds));

/** Gives the upper share of the Chinese band to a minority script (GB 17733.1-1999, 5.1). */
export function withMinorityBand(bands: readonly Band[], share: number): Band[] {
  return bands.flatMap((band) => {
    if (band.holds !== 'chinese') return [band];
    const height = band.box.height * share;
    const lower = { ...band.box, y: band.box.y + height, height: band.box.height - height };
    return [
      { ...band, holds: 'minority' as const, box: { ...band.box, height } },
      { ...band, box: lower },
    ];
  });
}

/** The common part of two boxes that overlap. */
export function meet(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const right = Math.min(a.x + a.width, b.x + b.width);
  const bottom = Math.min(a.y + a.height, b.y + b.height);
  return { x, y, width: right - x, height: bottom - y };
}

const inset = (box: Box, by: number): Box => ({
  x: box.x + by,
  y: box.y + by,
  width: box.width - 2 * by,
  height: box.height - 2 * by,
});

function split<T extends { share: number }>(box: Box, along: 'x' | 'y', parts: readonly T[]): { part: T; box: Box }[] {
  const whole = parts.reduce((sum, part) => sum + part.share, 0);
  let before = 0;
  return parts.map((part) => {
    const from = before / whole;
    before += part.share;
    const share = part.share / whole;
    return along === 'x'
      ? { part, box: { ...box, x: box.x + from * box.width, width: share * box.width } }
      : { part, box: { ...box, y: box.y + from * box.height, height: share * box.height } };
  });
}
