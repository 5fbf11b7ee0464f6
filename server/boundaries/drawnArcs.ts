import { createHash } from 'node:crypto';
import { z } from 'zod';
import { arcsOf, type Position } from './arcsOf.ts';

/** An outline in force, as the register keeps it. Rings have their area on the left. */
export const OutlineRow = z.object({
  code: z.string(),
  level: z.enum(['county', 'township']),
  provinceCode: z.string(),
  statistical: z.boolean(),
  schematic: z.boolean(),
  source: z.string(),
  rings: z.tuple([z.number(), z.number()]).array().array(),
});
export type OutlineRow = z.infer<typeof OutlineRow>;

/** What a line divides; `sideA` is the lesser code. */
export interface LineSides {
  code: string;
  level: 'province' | 'county' | 'township';
  sideA: string;
  sideB: string;
}

export interface DrawnArc {
  level: OutlineRow['level'];
  left: string;
  right: string | null;
  coordinates: Position[];
  /** SHA-256 of the coordinates. */
  digest: string;
  schematic: boolean;
  /** Where the outlines on both sides come from. */
  sources: string[];
  /** The line it is part of; null where an arc divides no two governments. */
  line: LineSides | null;
}

/** The arcs of all outlines, each level for itself, and the lines that they are part of. */
export function drawnArcs(outlines: readonly OutlineRow[]): DrawnArc[] {
  const byCode = new Map(outlines.map((outline) => [outline.code, outline]));
  const levels = ['county', 'township'] as const;
  return levels.flatMap((level) =>
    arcsOf(outlines.filter((outline) => outline.level === level)).map((arc) => {
      const sides = [arc.left, arc.right].flatMap((code) => byCode.get(code ?? '') ?? []);
      const [left, right] = sides;
      return {
        ...arc,
        level,
        digest: createHash('sha256').update(JSON.stringify(arc.coordinates)).digest('hex'),
        schematic: sides.some(({ schematic }) => schematic),
        sources: [...new Set(sides.map(({ source }) => outlineSource(source)))],
        line: left && right ? lineBetween(left, right) : null,
      };
    }),
  );
}

/** `…；轮廓：file` names where the outline comes from; what stands before it is about code and name. */
const outlineSource = (source: string): string => source.split('；轮廓：').at(-1) ?? source;

/**
 * The line between two neighbours of one level. The line of two provinces runs between counties; townships of two counties
 * lie on the line of their counties, which has arcs of its own; a statistical unit is no government and has no line.
 */
function lineBetween(left: OutlineRow, right: OutlineRow): LineSides | null {
  if (left.statistical || right.statistical) return null;
  if (left.level === 'township') {
    return left.code.slice(0, 6) === right.code.slice(0, 6) ? line('township', left.code, right.code) : null;
  }
  if (left.provinceCode !== right.provinceCode) return line('province', left.provinceCode, right.provinceCode);
  return line('county', left.code, right.code);
}

function line(level: LineSides['level'], ...codes: [string, string]): LineSides {
  const [sideA, sideB] = codes[0] < codes[1] ? codes : [codes[1], codes[0]];
  return { code: `${sideA}-${sideB}`, level, sideA, sideB };
}
