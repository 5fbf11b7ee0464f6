// Provincial lines, GB/T 17796 practice. Numbers of county lines in Ningxia are not known: they stay text.
const PROVINCIAL = /^\d{4}(?<serial>\d{3})(?<type>[A-EQ])$/;

/** Serial and type of a printed number that has the provincial pattern; null for any other. */
export function parseNumber(printed: string): { serial: number; typeCode: string } | null {
  const { serial, type } = PROVINCIAL.exec(printed)?.groups ?? {};
  return serial === undefined || type === undefined ? null : { serial: Number(serial), typeCode: type };
}
