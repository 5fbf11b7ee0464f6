import { z } from 'zod';

/**
 * overlap: ground that two outlines cover. gap: a hole of the union of the set that no outline draws as a hole of its own.
 * blank: such a hole as large as a unit that the set does not hold. invalid: a ring that is no outline of anything.
 * unmatched: edges of neighbours side by side that do not share their vertices.
 */
export const TopologyKind = z.enum(['overlap', 'gap', 'blank', 'invalid', 'unmatched']);
export type TopologyKind = z.infer<typeof TopologyKind>;

/** noise: a speck of rounding. sliver: narrow. patch: wide. whole: one outline inside another, or the same twice. */
export const TopologyClass = z.enum(['noise', 'sliver', 'patch', 'whole']);
export type TopologyClass = z.infer<typeof TopologyClass>;

const size = (most: number) => z.number().min(0).max(most);

/** From which size on what is called what; metres and square metres on the ground. */
export const TopologyThresholds = z.strictObject({
  noiseSquareMetres: size(1e4),
  sliverWidthMetres: size(1e3),
  edgeDistanceMetres: z.number().min(0.01).max(2e3),
  blankSquareMetres: size(1e9),
  blankWidthMetres: size(1e5),
});
export type TopologyThresholds = z.infer<typeof TopologyThresholds>;

/** An outline of the set: its place in it from 1, and what it calls itself. */
export const TopologySide = z.object({
  number: z.number().int(),
  code: z.string().nullable(),
  name: z.string().nullable(),
});
export type TopologySide = z.infer<typeof TopologySide>;

const KindTotal = z.object({
  count: z.number().int(),
  /** Sums; 0 where a kind has no area or no length. */
  areaSquareMetres: z.number(),
  lengthMetres: z.number(),
  classes: z.partialRecord(TopologyClass, z.number().int()),
});
export type KindTotal = z.infer<typeof KindTotal>;

/** How much of what was found in a set: in all, and for each group of sides, the most ground first. */
export const TopologyTotals = z.object({
  outlines: z.number().int(),
  vertices: z.number().int(),
  kinds: z.record(TopologyKind, KindTotal),
  pairs: z
    .object({
      /** The numbers of the sides, joined by `-`: what lists of findings are asked by. */
      key: z.string(),
      sides: TopologySide.array(),
      counts: z.partialRecord(TopologyKind, z.number().int()),
      areaSquareMetres: z.number(),
    })
    .array(),
});
export type TopologyTotals = z.infer<typeof TopologyTotals>;
