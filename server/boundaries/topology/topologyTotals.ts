import { type OutlineSet, verticesOf } from './outlineSet.ts';
import type { KindTotal, TopologyKind, TopologySide, TopologyTotals } from './topologyContract.ts';
import type { TopologyFinding } from './topologyFinding.ts';

type PairTotal = TopologyTotals['pairs'][number];

/** How much of what was found in a set. */
export function topologyTotals(set: OutlineSet, findings: readonly TopologyFinding[]): TopologyTotals {
  const sideOf = sidesByNumber(set);
  const pairs = new Map<string, PairTotal>();
  for (const { sides, kind, areaSquareMetres } of findings) {
    const key = pairKey(sides);
    const pair = pairs.get(key) ?? { key, sides: sides.map(sideOf), counts: {}, areaSquareMetres: 0 };
    pair.counts[kind] = (pair.counts[kind] ?? 0) + 1;
    pair.areaSquareMetres += areaSquareMetres ?? 0;
    pairs.set(key, pair);
  }
  const of = (kind: TopologyKind) => totalOf(findings.filter((finding) => finding.kind === kind));
  return {
    outlines: set.outlines.length,
    vertices: set.outlines.reduce((sum, outline) => sum + verticesOf(outline), 0),
    kinds: {
      overlap: of('overlap'),
      gap: of('gap'),
      blank: of('blank'),
      invalid: of('invalid'),
      unmatched: of('unmatched'),
    },
    pairs: [...pairs.values()].sort((a, b) => b.areaSquareMetres - a.areaSquareMetres),
  };
}

export const pairKey = (sides: readonly number[]): string => sides.join('-');

/** What a set calls the outlines of a finding. */
export function sidesByNumber({ outlines }: OutlineSet): (number: number) => TopologySide {
  const named = new Map(outlines.map(({ number, code, name }) => [number, { number, code, name }]));
  return (number) => named.get(number) ?? { number, code: null, name: null };
}

function totalOf(findings: readonly TopologyFinding[]): KindTotal {
  const total: KindTotal = { count: findings.length, areaSquareMetres: 0, lengthMetres: 0, classes: {} };
  for (const finding of findings) {
    total.areaSquareMetres += finding.areaSquareMetres ?? 0;
    total.lengthMetres += finding.lengthMetres ?? 0;
    if (finding.class) total.classes[finding.class] = (total.classes[finding.class] ?? 0) + 1;
  }
  return total;
}
