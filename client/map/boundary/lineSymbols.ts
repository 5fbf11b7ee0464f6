/** Ranks of lines as maps tell them apart; the register's county level holds prefecture lines too. */
export const SYMBOL_LEVELS = ['province', 'prefecture', 'county', 'township'] as const;
export type SymbolLevel = (typeof SYMBOL_LEVELS)[number];
export const SYMBOL_STATES = ['demarcated', 'changed', 'draft', 'disputed', 'ended'] as const;
export type SymbolState = (typeof SYMBOL_STATES)[number];

interface LevelSymbol {
  /** Width of the line in pixels at zoom 10. */
  width: number;
  /** Dashes and gaps of a settled line (已定界), in widths of the line. */
  settled: readonly number[];
  /** Of an unsettled one (未定界): dashes without dots. */
  unsettled: readonly number[];
  /** The colour band (色带) under the line, in pixels at zoom 10. */
  band: { color: string; width: number };
}

/** Where the arrangement is from, and what of it was read. */
export const SYMBOL_SOURCE = {
  instrument: 'GB/T 20257《国家基本比例尺地图图式》“境界”',
  /** The text was not at hand: rank by rhythm and weight, and dashes alone for unsettled lines, follow its habit; sizes are ours. */
  verified: false,
} as const;

/** One table for the map and its legend: rank by rhythm, weight and band, never by colour alone. */
export const LEVEL_SYMBOLS: Record<SymbolLevel, LevelSymbol> = {
  province: {
    width: 3.2,
    settled: [5, 1.4, 1, 1.4, 1, 1.4],
    unsettled: [5, 3],
    band: { color: '#a15bb0', width: 15 },
  },
  prefecture: { width: 2.6, settled: [5, 1.6, 2, 1.6], unsettled: [5, 3.4], band: { color: '#c2669a', width: 12 } },
  county: { width: 2.1, settled: [5, 1.8, 1.1, 1.8], unsettled: [5, 3.8], band: { color: '#d98a3d', width: 9 } },
  township: {
    width: 1.5,
    settled: [3.4, 1.8, 3.4, 1.8, 1.1, 1.8],
    unsettled: [3.4, 3.4],
    band: { color: '#7aa05a', width: 6 },
  },
};

/** What the state adds to the rhythm of the rank. */
export const STATE_SYMBOLS: Record<
  SymbolState,
  { rhythm: 'settled' | 'unsettled' | 'dots'; ink: string; rails: string | null }
> = {
  demarcated: { rhythm: 'settled', ink: '#1f2733', rails: null },
  // A thin line on either side: the course is another than the agreement first drew.
  changed: { rhythm: 'settled', ink: '#1f2733', rails: '#1f2733' },
  draft: { rhythm: 'unsettled', ink: '#1f2733', rails: null },
  disputed: { rhythm: 'unsettled', ink: '#a4121c', rails: '#a4121c' },
  ended: { rhythm: 'dots', ink: '#667085', rails: null },
};
const DOTS: readonly number[] = [1, 2.4];

/** The dashes of a rank in a state, in widths of the line. */
export function dashesOf(level: SymbolLevel, state: SymbolState): readonly number[] {
  const { rhythm } = STATE_SYMBOLS[state];
  return rhythm === 'dots' ? DOTS : LEVEL_SYMBOLS[level][rhythm];
}

/** How a line is drawn: sides of two prefectures (their codes differ in the first four digits) make a county line a prefecture line. */
export function symbolLevel(level: 'province' | 'county' | 'township', codeA: string, codeB: string): SymbolLevel {
  return level === 'county' && codeA.slice(0, 4) !== codeB.slice(0, 4) ? 'prefecture' : level;
}
