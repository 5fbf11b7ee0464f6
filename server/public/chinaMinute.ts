/** `2026-03-01 16:05` in China, which has one time zone. */
export const chinaMinute = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
