import type { DrawnArc, LineSides } from './drawnArcs.ts';

/** A line as its arcs make it, with where its course comes from in both languages. */
export interface DrawnLine extends LineSides {
  schematic: boolean;
  source: string;
  sourceEn: string;
}

const SCHEMATIC = {
  source: '示意：由示意轮廓划出，不是法定界线',
  sourceEn: 'Schematic: drawn from schematic outlines, not a legal line',
};

/** The lines that arcs belong to, each once; one schematic arc makes a line schematic. */
export function drawnLines(arcs: readonly DrawnArc[]): DrawnLine[] {
  const arcsOfLine = new Map<string, { line: LineSides; arcs: DrawnArc[] }>();
  for (const arc of arcs) {
    const { line } = arc;
    if (!line) continue;
    const known = arcsOfLine.get(line.code);
    if (known) known.arcs.push(arc);
    else arcsOfLine.set(line.code, { line, arcs: [arc] });
  }
  return [...arcsOfLine.values()].map((one) => {
    const schematic = one.arcs.some((arc) => arc.schematic);
    return { ...one.line, schematic, ...(schematic ? SCHEMATIC : drawnFrom(one.arcs)) };
  });
}

function drawnFrom(arcs: readonly DrawnArc[]) {
  const sources = [...new Set(arcs.flatMap((arc) => arc.sources))].sort();
  return {
    source: `由行政区划轮廓划出：${sources.join('；')}`,
    sourceEn: `Drawn from the outlines of the divisions: ${sources.join('; ')}`,
  };
}
