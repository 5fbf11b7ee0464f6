const CHINA_OFFSET_MILLISECONDS = 8 * 3_600_000;

/** The calendar day of a moment in China standard time, `YYYY-MM-DD`. */
export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + CHINA_OFFSET_MILLISECONDS).toISOString().slice(0, 10);
}
