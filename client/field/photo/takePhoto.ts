import type { RecordPhoto } from '#server/signs/field/fieldContract.ts';
import type { TakenPhoto } from '../store/records.ts';
import { writtenInside } from './writtenInside.ts';

/** Enough to read a plate, little enough for a weak network: about 300 kB. */
const LONGEST_SIDE = 1600;
const QUALITY = 0.8;

/** The picture cannot be read by this browser. */
export class UnreadablePicture extends Error {
  override readonly name = 'UnreadablePicture';
}

/**
 * A photograph for a record: made smaller as JPEG without anything written inside, its hash, and apart from it what the
 * camera had written inside.
 * @throws UnreadablePicture
 */
export async function takePhoto(file: Blob, kind: RecordPhoto['kind'], now = new Date()): Promise<TakenPhoto> {
  const inside = await writtenInside(file);
  const blob = await smaller(file);
  const facts: RecordPhoto = {
    id: crypto.randomUUID(),
    sha256: await sha256Of(blob),
    bytes: blob.size,
    mediaType: 'image/jpeg',
    kind,
    takenAt: inside.takenAt ?? now.toISOString(),
    position: inside.position,
    accuracyMetres: inside.position ? inside.accuracyMetres : null,
  };
  return { facts, blob };
}

/** SHA-256 as 64 hexadecimal digits. */
export async function sha256Of(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function smaller(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => {
    throw new UnreadablePicture('This browser cannot read the picture');
  });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (!blob) throw new UnreadablePicture('The picture could not be made smaller');
  return blob;
}
