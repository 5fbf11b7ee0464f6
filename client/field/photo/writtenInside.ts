import type { RecordPhoto } from '#server/signs/field/fieldContract.ts';

/** What the camera wrote into a picture; null where it wrote nothing that can be read. */
export interface WrittenInside {
  takenAt: string | null;
  /** WGS 84, longitude first. */
  position: RecordPhoto['position'];
  accuracyMetres: number | null;
}
const NOTHING: WrittenInside = { takenAt: null, position: null, accuracyMetres: null };

/**
 * Reads time and position of a picture before it is made smaller, which strips them. Many telephones leave the position out
 * of pictures that a browser is given: then there is none.
 */
export async function writtenInside(file: Blob): Promise<WrittenInside> {
  const { default: exifr } = await import('exifr');
  try {
    const found: unknown = await exifr.parse(file, { gps: true, exif: true, translateValues: false });
    return typeof found === 'object' && found !== null ? read(found) : NOTHING;
  } catch {
    return NOTHING;
  }
}

function read(found: object): WrittenInside {
  const taken = 'DateTimeOriginal' in found ? found.DateTimeOriginal : null;
  const longitude = numberOf('longitude' in found ? found.longitude : null, 180);
  const latitude = numberOf('latitude' in found ? found.latitude : null, 90);
  return {
    takenAt: taken instanceof Date && !Number.isNaN(taken.getTime()) ? taken.toISOString() : null,
    position: longitude === null || latitude === null ? null : [longitude, latitude],
    accuracyMetres: numberOf('GPSHPositioningError' in found ? found.GPSHPositioningError : null, 1e6),
  };
}

const numberOf = (value: unknown, most: number): number | null =>
  typeof value === 'number' && Math.abs(value) <= most ? value : null;
