export type Light = 'green' | 'yellow' | 'red' | 'done' | 'late';

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** How a clock stands on a day: yellow when a third of the period or less is left, red when it is past due. */
export function clockLight(
  clock: { startedOn: string; dueOn: string; stoppedOn: string | null },
  today: string,
): Light {
  if (clock.stoppedOn !== null) return clock.stoppedOn > clock.dueOn ? 'late' : 'done';
  if (today > clock.dueOn) return 'red';
  return days(today, clock.dueOn) * 3 <= days(clock.startedOn, clock.dueOn) ? 'yellow' : 'green';
}
