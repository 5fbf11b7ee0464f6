const KM_PER_DEGREE = 111.2;
const round5 = (value) => Math.round(value * 1e5) / 1e5;

/** Moves a lon/lat position by kilometres to the east and north; flat, good enough for schematic shapes of a few km. */
export function moved([lon, lat], [east, north]) {
  const kmPerDegreeEast = KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  return [round5(lon + east / kmPerDegreeEast), round5(lat + north / KM_PER_DEGREE)];
}

/** A rectangle with soft corners (superellipse, exponent 4) of width × height km around a centre; ring counter-clockwise. */
export function roundedArea(centre, [width, height], vertices = 32) {
  const soft = (value) => Math.sign(value) * Math.sqrt(Math.abs(value));
  const ring = Array.from({ length: vertices }, (_, i) => {
    const angle = (2 * Math.PI * i) / vertices;
    return moved(centre, [(soft(Math.cos(angle)) * width) / 2, (soft(Math.sin(angle)) * height) / 2]);
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
}
