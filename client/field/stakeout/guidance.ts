import { type Course, courseTo, type LonLat } from './courseTo.ts';

/** north, then clockwise. */
export const WINDS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Wind = (typeof WINDS)[number];

/** What to do now, to get from here to there. */
export interface Guidance extends Course {
  wind: Wind;
  /** The distance as far as it can be known: rounded by the accuracy. */
  shownMetres: number;
  /** coarse: the position says too little for the rest of the way, look about. */
  state: 'walk' | 'arrived' | 'coarse';
  /** Degrees clockwise from the way that the person faces; null without a compass. */
  turn: number | null;
}

/** How a person is led. */
interface Led {
  /** Degrees clockwise from north, null where no compass tells it. */
  heading: number | null;
  /** In metres: beyond this accuracy "within the accuracy" may be the next street. */
  gate: number;
  /** In metres: a phone that claims better is not believed, its antenna is in a hand beside a wall. */
  arrival: number;
}

/** Guides from a position of some accuracy to a target. */
export function guidance(
  from: { position: LonLat; accuracyMetres: number },
  target: LonLat,
  { heading, gate, arrival }: Led,
): Guidance {
  const course = courseTo(from.position, target);
  const near = Math.max(from.accuracyMetres, arrival);
  const within = course.metres <= near;
  const state = !within ? 'walk' : near > gate ? 'coarse' : 'arrived';
  return {
    ...course,
    wind: windOf(course.bearing),
    shownMetres: rounded(course.metres, from.accuracyMetres),
    state,
    turn: heading === null ? null : (course.bearing - heading + 360) % 360,
  };
}

/** The eighth of the compass that a bearing lies in. */
export const windOf = (bearing: number): Wind => WINDS[Math.round(bearing / 45) % 8] ?? 'n';

/** Metres in steps no finer than half the accuracy: what is not known is not shown. */
export function rounded(metres: number, accuracyMetres: number): number {
  const step = [1, 2, 5, 10, 20, 50, 100].find((one) => one >= accuracyMetres / 2) ?? 500;
  return Math.round(metres / step) * step;
}

/** Distance in words: metres below a kilometre, kilometres above. */
export function distanceText(metres: number, language: 'zh-CN' | 'en'): string {
  const isFar = metres >= 1000;
  const number = isFar ? (metres / 1000).toFixed(metres >= 10_000 ? 0 : 1) : String(Math.round(metres));
  if (language === 'en') return `${number} ${isFar ? 'km' : 'm'}`;
  return `${number} ${isFar ? '千米' : '米'}`;
}
