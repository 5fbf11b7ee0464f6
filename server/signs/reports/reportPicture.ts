import sharp from 'sharp';
import type { Upload } from '../../platform/contract.ts';
import { Problem } from '../../platform/problem.ts';

const PICTURES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);
// A picture of a few kilobytes may claim to be of any size; today's telephones make up to 200 megapixels.
const MOST_PIXELS = 220_000_000;
const LONGEST_SIDE = 2000;
const THUMBNAIL_SIDE = 480;

/**
 * A picture of the public as it is kept: upright, at most 2000 pixels long, drawn anew as JPEG, so that nothing that the camera
 * wrote beside it (place, time, device, thumbnail) remains.
 * @throws Problem unsupported-media for what is no picture
 */
export async function reportPicture(upload: Upload): Promise<Upload> {
  if (!PICTURES.has(upload.mediaType)) throw noPicture();
  try {
    const bytes = await drawn(upload.bytes, LONGEST_SIDE).jpeg({ quality: 82 }).toBuffer();
    return { fileName: 'photo.jpg', mediaType: 'image/jpeg', bytes };
  } catch {
    throw noPicture();
  }
}

/** Small enough to be taken along by a telephone, as a data URL. */
export async function reportThumbnail(bytes: Uint8Array): Promise<string> {
  const small = await drawn(bytes, THUMBNAIL_SIDE).jpeg({ quality: 60 }).toBuffer();
  return `data:image/jpeg;base64,${small.toString('base64')}`;
}

const drawn = (bytes: Uint8Array, side: number) =>
  sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' });

const noPicture = () =>
  new Problem('unsupported-media', 'A photo is not a readable JPEG, PNG or WebP', {
    detailZh: '有照片不是 JPEG、PNG 或 WebP，或内容损坏、过大，无法读取。',
  });
