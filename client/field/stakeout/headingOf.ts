/** What an orientation event tells; `webkitCompassHeading` only on iOS. */
export interface Orientation {
  alpha: number | null;
  beta: number | null;
  gamma: number | null;
  absolute: boolean;
  webkitCompassHeading?: number;
}

const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/**
 * The way that the top of the screen faces, in degrees clockwise from north; null where the device knows only turns from
 * an unknown beginning. Magnetic north on most devices: some degrees off, good enough for an arrow, never recorded.
 * @param screenAngle how far the screen's content is turned from the device's upright, `screen.orientation.angle`
 */
export function headingOf(orientation: Orientation, screenAngle: number): number | null {
  const { webkitCompassHeading, alpha, beta, gamma, absolute } = orientation;
  if (webkitCompassHeading !== undefined) return (webkitCompassHeading + screenAngle + 360) % 360;
  if (!absolute || alpha === null) return null;
  return (deviceHeading(alpha, beta ?? 0, gamma ?? 0) + screenAngle + 360) % 360;
}

/** Lying flat, the top edge tells the way; held up, the back camera does: the projection of whichever is more level. */
function deviceHeading(alpha: number, beta: number, gamma: number): number {
  const [a, b, c] = [rad(alpha), rad(beta), rad(gamma)];
  const isUpright = Math.abs(Math.cos(b)) < Math.SQRT1_2;
  const [east, north] = isUpright
    ? // The back camera looks along −z of the device (rotation matrix Z·X'·Y'' of the orientation specification).
      [
        -Math.cos(a) * Math.sin(c) - Math.sin(a) * Math.sin(b) * Math.cos(c),
        -Math.sin(a) * Math.sin(c) + Math.cos(a) * Math.sin(b) * Math.cos(c),
      ]
    : // The top edge points along +y.
      [-Math.sin(a) * Math.cos(b), Math.cos(a) * Math.cos(b)];
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;
}

/** The last heading drawn a part of the way to the next, over the shorter side. */
export function smoothed(last: number | null, next: number, part = 0.25): number {
  if (last === null) return next;
  const turn = ((next - last + 540) % 360) - 180;
  return (last + turn * part + 360) % 360;
}
