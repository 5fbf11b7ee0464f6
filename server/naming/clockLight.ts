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
  /** Units left at or below which it is yellow, or red: of the row of the limit (`clock_rule`, `penalty_limit`), see lightTerms.ts. */
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
