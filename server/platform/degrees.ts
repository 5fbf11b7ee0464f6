/**
 * Metres of a degree: of longitude on the equator (6,378,137 m · π / 180), and within 0.6 % of latitude anywhere in China. For what
 * is near or far by a few kilometres; what is measured is measured by PostGIS as geography.
 */
export const METRES_PER_DEGREE = 111_320;

/** How much narrower a degree of longitude is at a latitude. */
export const narrowing = ([, latitude]: readonly [number, number]): number => Math.cos((latitude * Math.PI) / 180);
