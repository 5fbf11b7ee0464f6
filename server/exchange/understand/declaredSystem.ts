/** A coordinate system as people write it in a column, a heading or a .prj. */
export type Declared =
  | { system: 'GCJ-02' }
  | { system: 'EPSG'; epsg: number }
  /** CGCS2000 or WGS 84 by name: degrees, or a grid where zone or meridian is known. */
  | { system: 'geodetic'; epsg: number; zone: number | null; meridian: number | null }
  | { system: 'unsupported'; text: string };

const GCJ = /gcj-?0?2|火星|国测局|高德|腾讯|amap/i;
const NOT_EXACT = /bd-?0?9|百度|北京.?(19)?54|beijing|西安.?(19)?80|xi'?an.?(19)?80|(19)?(54|80)(年)?(北京|西安|坐标)/i;

/** Undefined for a text that names no system. */
export function declaredSystem(given: string): Declared | undefined {
  // Names of systems are short; a cell is not.
  const text = given.slice(0, 200).normalize('NFKC').trim();
  if (text === '') return undefined;
  if (GCJ.test(text)) return { system: 'GCJ-02' };
  if (/CRS:?84$/i.test(text)) return { system: 'EPSG', epsg: 4326 };
  const epsg = epsgIn(text);
  if (epsg !== undefined) return byNumber(epsg, text);
  if (NOT_EXACT.test(text)) return { system: 'unsupported', text };
  if (/墨卡托|mercator/i.test(text)) return { system: 'EPSG', epsg: 3857 };
  if (/wgs.?84/i.test(text)) return { system: 'geodetic', epsg: 4326, ...gridParts(text) };
  if (/2000|cgcs/i.test(text)) return { system: 'geodetic', epsg: 4490, ...gridParts(text) };
  return undefined;
}

function epsgIn(text: string): number | undefined {
  const written = /EPSG:*.*?(\d{4,6})$/i.exec(text)?.[1] ?? /^\d{4,5}$/.exec(text)?.[0];
  // The census form writes 2000 for CGCS2000.
  return written === undefined || written === '2000' ? undefined : Number(written);
}

/** Whether coordinates of an EPSG code can be read. */
export const isSupported = (epsg: number): boolean =>
  [4490, 4326, 3857].includes(epsg) || (epsg >= 4491 && epsg <= 4554);

function byNumber(epsg: number, text: string): Declared {
  const plain = epsg === 900913 ? 3857 : epsg;
  return isSupported(plain) ? { system: 'EPSG', epsg: plain } : { system: 'unsupported', text };
}

/** `3°分带` is a width and no zone; `36带`, `带号36` and `CM 108E`, `中央子午线108°` say which. */
export function gridParts(text: string): { zone: number | null; meridian: number | null } {
  const zone = /带号\D{0,2}(\d{2})|第?(\d{2})\s*(?:号)?带|zone\s*(\d{2})/i.exec(text)?.slice(1).find(Boolean);
  const meridian = /(?:中央子午线|中央经线|CM)\D{0,3}(\d{2,3})/i.exec(text)?.[1];
  return { zone: zone === undefined ? null : Number(zone), meridian: meridian === undefined ? null : Number(meridian) };
}
