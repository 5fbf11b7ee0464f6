/** A day and a time in China standard time as a moment; undefined where they are none yet. */
export function momentOf(day: string | undefined, time: string | undefined): string | undefined {
  if (!day || !time || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time.trim())) return undefined;
  return `${day}T${time.trim()}:00+08:00`;
}
