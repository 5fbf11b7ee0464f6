import sharp from 'sharp';

// EXIF is a TIFF inside the picture; tag 0x8825 of its first directory points to the position (Exif 2.32, 4.6.3).
const GPS_POINTER = 0x8825;
const EXIF_HEAD = 'Exif\0\0';

/**
 * Whether a picture carries a position in its EXIF or XMP. Positions travel beside pictures: who sees a picture must not
 * thereby learn where its taker stood. @throws Error when it is no picture that can be read
 */
export async function carriesPosition(bytes: Uint8Array): Promise<boolean> {
  const { exif, xmp } = await sharp(bytes).metadata();
  return (exif !== undefined && hasGps(exif)) || (xmp?.toString('latin1').includes('GPSLatitude') ?? false);
}

function hasGps(exif: Buffer): boolean {
  const tiff = exif.subarray(exif.toString('latin1', 0, EXIF_HEAD.length) === EXIF_HEAD ? EXIF_HEAD.length : 0);
  if (tiff.length < 14) return false;
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return false;
  const entries = short(directory);
  for (let i = 0; i < entries; i += 1) {
    const at = directory + 2 + i * 12;
    if (at + 12 > tiff.length) return false;
    if (short(at) === GPS_POINTER) return true;
  }
  return false;
}
