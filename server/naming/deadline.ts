import chineseDays from 'chinese-days';

export interface ClockLength {
  length: number;
  unit: 'working_day' | 'day';
}

/**
 * The last day of a period. The day of the event is not counted; 工作日 follow the published calendar with its shifted
 * working days (LL art. 82), 日 are calendar days (TR arts. 13, 14).
 * @param startedOn YYYY-MM-DD in China standard time
 */
export function deadline({ length, unit }: ClockLength, startedOn: string): string {
  if (unit === 'working_day') return chineseDays.findWorkday(length, startedOn);
  const day = new Date(`${startedOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + length);
  return day.toISOString().slice(0, 10);
}

/** The day in China (UTC+8, no summer time) of a moment. */
export const chinaDay = (instant: string): string =>
  new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
