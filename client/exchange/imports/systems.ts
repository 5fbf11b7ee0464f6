import { systemsNear } from '../builtUpAreas/systemsNear.ts';

/** Systems that are no grid, as the contract writes them. */
export const PLAIN_SYSTEMS = ['EPSG:4490', 'EPSG:4326', 'EPSG:3857', 'GCJ-02'] as const;
export type PlainSystem = (typeof PLAIN_SYSTEMS)[number];
export const isPlainSystem = (system: string): system is PlainSystem => PLAIN_SYSTEMS.some((plain) => plain === system);

/** A CGCS2000 Gauss–Krüger grid: width of its zones in degrees, and the number where eastings carry it. */
export interface Grid {
  width: 3 | 6;
  zone: number | null;
  meridian: number;
}

interface Range {
  from: number;
  to: number;
  width: 3 | 6;
  isNumbered: boolean;
}
// EPSG registry, CGCS2000: 6-degree zones 13–23, the same by meridian 75°–135°; 3-degree zones 25–45, the same by meridian.
const RANGES: readonly Range[] = [
  { from: 4491, to: 4501, width: 6, isNumbered: true },
  { from: 4502, to: 4512, width: 6, isNumbered: false },
  { from: 4513, to: 4533, width: 3, isNumbered: true },
  { from: 4534, to: 4554, width: 3, isNumbered: false },
];
const FIRST_MERIDIAN = 75;

/** The grid that a system of the contract is; null for degrees, Web Mercator and the like. */
export function gridOf(system: string): Grid | null {
  const epsg = Number(/^EPSG:(\d+)$/.exec(system)?.[1]);
  const range = RANGES.find(({ from, to }) => epsg >= from && epsg <= to);
  if (!range) return null;
  const meridian = FIRST_MERIDIAN + (epsg - range.from) * range.width;
  const zone = range.width === 3 ? meridian / 3 : (meridian + 3) / 6;
  return { width: range.width, zone: range.isNumbered ? zone : null, meridian };
}

const [FIRST_SIX, FIRST_SIX_PLAIN] = [4491, 4502];

/** Grids worth offering next to a longitude: 3-degree on either side, then the 6-degree one it lies in. */
export function gridsNear(longitude: number): string[] {
  const six = Math.floor(longitude / 6) - 12;
  const sixes = six >= 0 && six <= 10 ? [FIRST_SIX + six, FIRST_SIX_PLAIN + six] : [];
  return [...systemsNear(longitude).map(({ epsg }) => epsg), ...sixes].map((epsg) => `EPSG:${epsg}`);
}

/** Systems that sentences name, each once, in their order: a proposal becomes a button. */
export function systemsIn(texts: readonly (string | undefined)[]): string[] {
  const found = texts.flatMap((text) => text?.match(/EPSG:\d{4,5}|GCJ-02/g) ?? []);
  return [...new Set(found)];
}

/** Whether a finding asks to exchange the two coordinates. */
export const asksForSwap = (code: string): boolean => /axes|swap/.test(code);
