import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import QRCode from 'qrcode';
import sharp from 'sharp';
import { CHROMIUM, CHROMIUM_FLAGS } from './browserPlace.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'diming-camera-'));
process.on('exit', () => rmSync(FOLDER, { recursive: true, force: true }));
// The browser reads it anew whenever the camera is opened.
const PICTURES = join(FOLDER, 'camera.mjpeg');

/** A browser whose camera shows what `cameraSees` was told. */
export const WITH_CAMERA = {
  executablePath: CHROMIUM,
  args: [
    ...CHROMIUM_FLAGS,
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${PICTURES}`,
  ],
};

/** What the camera sees from now on: the code of this text on white. */
export async function cameraSees(text: string): Promise<void> {
  const code = await QRCode.toBuffer(text, { errorCorrectionLevel: 'Q', width: 440, margin: 4 });
  const size = { width: 640, height: 480, fit: 'contain', background: '#ffffff' } as const;
  const picture = await sharp(code).resize(size).jpeg({ quality: 90 }).toBuffer();
  await writeFile(PICTURES, Buffer.concat(Array.from({ length: 5 }, () => picture)));
}
