const DMS = /^(\d{1,3})\s*[°度:\s]\s*(\d{1,2})\s*[′'分:\s]\s*(\d{1,2}(?:\.\d+)?)\s*[″"秒]?$/;

/** An angle typed as decimal degrees or as degrees, minutes and seconds (106°12′03.5″, 106 12 3.5); null where it is neither. */
export function angleOf(text: string): number | null {
  const clean = text.trim().replace(/[EN东经北纬]/gi, '');
  if (/^\d{1,3}(\.\d+)?$/.test(clean)) return Number(clean);
  const [, degrees, minutes, seconds] = DMS.exec(clean) ?? [];
  if (degrees === undefined || Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  return Number((Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600).toFixed(9));
}

/** Degrees, minutes, seconds to a thousandth of a second: some 3 cm. */
export function dmsOf(angle: number): string {
  const thousandths = Math.round(angle * 3_600_000);
  const [degrees, minutes] = [Math.floor(thousandths / 3_600_000), Math.floor((thousandths % 3_600_000) / 60_000)];
  const seconds = ((thousandths % 60_000) / 1000).toFixed(3).padStart(6, '0');
  return `${degrees}°${String(minutes).padStart(2, '0')}′${seconds}″`;
}
