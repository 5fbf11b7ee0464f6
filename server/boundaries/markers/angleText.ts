/** Degrees as 度分秒 to hundredths of a second, about 0.3 m: `106°12′03.45″`. */
export function angleText(degrees: number): string {
  const hundredths = Math.round(degrees * 360_000);
  const [whole, rest] = [Math.floor(hundredths / 360_000), hundredths % 360_000];
  const [minutes, seconds] = [Math.floor(rest / 6000), (rest % 6000) / 100];
  return `${whole}°${String(minutes).padStart(2, '0')}′${seconds.toFixed(2).padStart(5, '0')}″`;
}
