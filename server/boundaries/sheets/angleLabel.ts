/** An angle as map sheets write it: 106°30′, with seconds to a tenth where asked for or needed. */
export function angleLabel(degrees: number, withTenths = false): string {
  const tenths = Math.round(Math.abs(degrees) * 36_000);
  const whole = Math.floor(tenths / 36_000);
  const minutes = Math.floor(tenths / 600) % 60;
  const seconds = (tenths % 600) / 10;
  const text = `${whole}°${String(minutes).padStart(2, '0')}′`;
  if (withTenths) return `${text}${seconds.toFixed(1).padStart(4, '0')}″`;
  return seconds === 0 ? text : `${text}${String(Math.round(seconds)).padStart(2, '0')}″`;
}
