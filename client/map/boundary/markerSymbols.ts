import type { MarkerKind, MarkerStatus } from '#server/boundaries/markers/markerContract.ts';

/** A drawing in a box of 24 by 24: outlines and filled parts as SVG paths. */
export interface MarkerSymbol {
  strokes: readonly string[];
  fills: readonly string[];
  ink: string;
  /** Dashed outline: nothing stands there. */
  isOpen: boolean;
}

const ring = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${r * 2} 0a${r} ${r} 0 1 0 ${-r * 2} 0z`;

/**
 * Signs by type: as many rings as stones stand for one number (单立, 双立, 三立), a triangle where three divisions meet, a small
 * square for an auxiliary stone. After the habit of GB/T 20257 (界标: ring with dot); its text was not at hand.
 */
const KINDS: Record<MarkerKind, { strokes: readonly string[]; fills: readonly string[] }> = {
  single: { strokes: [ring(12, 12, 5.5)], fills: [ring(12, 12, 2)] },
  double: { strokes: [ring(7.6, 12, 4.2), ring(16.4, 12, 4.2)], fills: [ring(7.6, 12, 1.5), ring(16.4, 12, 1.5)] },
  triple: {
    strokes: [ring(12, 7.4, 3.8), ring(7.6, 15.2, 3.8), ring(16.4, 15.2, 3.8)],
    fills: [ring(12, 7.4, 1.3), ring(7.6, 15.2, 1.3), ring(16.4, 15.2, 1.3)],
  },
  junction: { strokes: ['M12 4L20.5 18.5L3.5 18.5z'], fills: [ring(12, 13.6, 2)] },
  auxiliary: { strokes: ['M8 8H16V16H8z'], fills: [] },
};

/** What the state adds: a crack, a cross instead of the stone, an arrow away, a bar through it. */
const STATES: Record<MarkerStatus, { strokes: readonly string[]; ink: string; isOpen: boolean }> = {
  intact: { strokes: [], ink: '#1f2733', isOpen: false },
  damaged: { strokes: ['M16 2L12.5 7.5L16.5 10.5L11.5 16L14 22'], ink: '#9a3d00', isOpen: false },
  missing: { strokes: ['M5 5L19 19', 'M19 5L5 19'], ink: '#b3121d', isOpen: true },
  moved: { strokes: ['M13 2.5H22', 'M18.5 -0.5L22 2.5L18.5 5.5'], ink: '#5b21b6', isOpen: false },
  scrapped: { strokes: ['M2 12H22'], ink: '#667085', isOpen: true },
};

/** How a marker of a type and state looks, on the map as in the legend. */
export function markerSymbol(kind: MarkerKind, status: MarkerStatus): MarkerSymbol & { addition: readonly string[] } {
  const { strokes, fills } = KINDS[kind];
  const { strokes: addition, ink, isOpen } = STATES[status];
  return { strokes, fills: isOpen ? [] : fills, addition, ink, isOpen };
}
