import type { Theme } from '../ui/theme.ts';

/** Hard contrasts: read in the sun on white, and at night on black. */
export const MAP_COLOURS: Record<
  Theme,
  Record<'ground' | 'ink' | 'halo' | 'road' | 'area' | 'border' | 'line' | 'here', string>
> = {
  light: {
    ...{ ground: '#ffffff', ink: '#000000', halo: '#ffffff', road: '#5a6b80' },
    ...{ area: '#f1e3cb', border: '#5b2d8a', line: '#b3121d', here: '#0a4fb8' },
  },
  dark: {
    ...{ ground: '#10151c', ink: '#ffffff', halo: '#000000', road: '#93a8c2' },
    ...{ area: '#33301f', border: '#c9a3f0', line: '#ff8a80', here: '#7db4ff' },
  },
};
