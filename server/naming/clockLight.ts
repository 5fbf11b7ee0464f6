import type { z } from 'zod';
import type { Light as LightSchema } from './clockContract.ts';
import { type ClockLength, unitsLeft } from './deadline.ts';

export type Light = z.infer<typeof LightSchema>;

export interface LitClock {
  unit: ClockLength['unit'];
  dueOn: string;
  stoppedOn: string | null;
  /** Since when it is paused; null while it runs. */
  pausedFrom: string | null;
  /** Units left at or below which it is yellow, or red; rows of clock_rule. */
  yellowLeft: number;
  redLeft: number;
}

/** How a clock stands on a day. Past due it is red whatever the rows say, also where it was paused too late. */
export function clockLight(clock: LitClock, today: string): Light {
  if (clock.stoppedOn !== null) return clock.stoppedOn > clock.dueOn ? 'late' : 'done';
  if (clock.pausedFrom !== null) return clock.pausedFrom > clock.dueOn ? 'red' : 'paused';
  const left = unitsLeft(clock.unit, clock.dueOn, today);
  if (left < 0 || left <= clock.redLeft) return 'red';
  return left <= clock.yellowLeft ? 'yellow' : 'green';
}

const DAY_MS = 86_400_000;

/** A span of calendar days that nothing pauses and no row speaks of: yellow in its last third. */
export function spanLight(
  { startedOn, dueOn, stoppedOn }: { startedOn: string; dueOn: string; stoppedOn: string | null },
  today: string,
): Light {
  const yellowLeft = Math.floor((Date.parse(dueOn) - Date.parse(startedOn)) / DAY_MS / 3);
  return clockLight({ unit: 'day', dueOn, stoppedOn, pausedFrom: null, yellowLeft, redLeft: -1 }, today);
}
