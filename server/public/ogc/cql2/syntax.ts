/** A value, a property by name, or a function of values, as read from CQL2 text. */
export type Scalar =
  | { kind: 'property'; name: string }
  | { kind: 'text'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'moment'; value: string };

/** Both ends inside; null where it is open. */
export interface Interval {
  kind: 'interval';
  from: Scalar | null;
  through: Scalar | null;
}

export type Position = readonly [number, number];
/** A geometry in the order of axes of its system. */
export type Shape =
  | { kind: 'box'; corners: readonly [number, number, number, number] }
  | { kind: 'point'; at: Position }
  | { kind: 'line'; points: readonly Position[] }
  | { kind: 'polygons'; polygons: readonly (readonly (readonly Position[])[])[] };
export type Spatial = Shape | { kind: 'property'; name: string };

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';
export const SPATIAL = ['s_intersects', 's_within', 's_contains', 's_disjoint'] as const;
export const TEMPORAL = [
  't_after',
  't_before',
  't_equals',
  't_during',
  't_contains',
  't_intersects',
  't_disjoint',
] as const;

/** A condition, as a tree. */
export type Condition =
  | { kind: 'and' | 'or'; parts: readonly Condition[] }
  | { kind: 'not'; part: Condition }
  | { kind: 'constant'; value: boolean }
  | { kind: 'compare'; op: Comparison; left: Scalar; right: Scalar }
  | { kind: 'like'; value: Scalar; pattern: string }
  | { kind: 'between'; value: Scalar; from: Scalar; through: Scalar }
  | { kind: 'in'; value: Scalar; list: readonly Scalar[] }
  | { kind: 'null'; value: Scalar }
  | { kind: 'spatial'; op: (typeof SPATIAL)[number]; left: Spatial; right: Spatial }
  | { kind: 'temporal'; op: (typeof TEMPORAL)[number]; left: Scalar | Interval; right: Scalar | Interval };
