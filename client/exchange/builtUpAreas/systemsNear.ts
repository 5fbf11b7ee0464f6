/** A CGCS2000 3-degree Gauss–Krüger system; `zone` where eastings carry its number. */
interface Grid {
  epsg: number;
  zone: number | null;
  meridian: number;
}

const [FIRST_ZONE, LAST_ZONE] = [25, 45];
const [WITH_NUMBER, WITHOUT_NUMBER] = [4513, 4534];

/** The systems whose central meridian lies next to a longitude, on either side: EPSG:4513–4533 with zone number, 4534–4554 without. */
export function systemsNear(longitude: number): Grid[] {
  const west = Math.floor(longitude / 3);
  const zones = [west, west + 1].filter((zone) => zone >= FIRST_ZONE && zone <= LAST_ZONE);
  return zones.flatMap((zone) => [
    { epsg: WITH_NUMBER + zone - FIRST_ZONE, zone, meridian: zone * 3 },
    { epsg: WITHOUT_NUMBER + zone - FIRST_ZONE, zone: null, meridian: zone * 3 },
  ]);
}
