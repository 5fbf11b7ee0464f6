/** `lon,lat` as typed, with any usual separator; null where it is none. */
export function positionOf(text: string): [number, number] | null {
  const [lon, lat, ...more] = text
    .split(/[,，;；\s]+/)
    .filter((part) => part !== '')
    .map(Number);
  if (more.length > 0 || lon === undefined || lat === undefined) return null;
  return lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54 ? [lon, lat] : null;
}
