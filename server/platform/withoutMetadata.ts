import sharp from 'sharp';
import { Problem } from './problem.ts';

// A picture of a few kilobytes may claim to be of any size; today's telephones make up to 200 megapixels.
const MOST_PIXELS = 220_000_000;

/**
 * The picture as it is seen, upright, without what the camera wrote beside it: place, time, device, thumbnail. It is drawn
 * anew in its own format.
 * @throws Problem unsupported-media for what cannot be drawn
 */
export async function withoutMetadata(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient().toBuffer();
  } catch (error) {
    throw new Problem('unsupported-media', `The photo cannot be read: ${error instanceof Error ? error.message : ''}`, {
      detailZh: '照片内容损坏或者过大，无法读取。',
    });
  }
}

/** A stored picture for whoever may see it: as it is where nothing stands beside it, else `withoutMetadata`. */
export async function pictureAlone(bytes: Buffer): Promise<Uint8Array> {
  const { exif, xmp, iptc } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
  return exif || xmp || iptc ? withoutMetadata(bytes) : bytes;
}
