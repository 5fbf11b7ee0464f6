import sharp from 'sharp';
import { expect, it } from 'vitest';
import { carriesPosition } from './carriesPosition.ts';

const blank = () => sharp({ create: { width: 8, height: 8, channels: 3, background: '#456' } });
const GPS = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 58/1 0/1' } };

it.each(['jpeg', 'png', 'webp'] as const)('tells a %s with a position from one without', async (format) => {
  expect(await carriesPosition(await blank().toFormat(format).toBuffer())).toBe(false);
  const shot = blank()
    .toFormat(format)
    .withExif({ IFD0: { Make: 'X' } });
  expect(await carriesPosition(await shot.toBuffer())).toBe(false);
  expect(await carriesPosition(await blank().toFormat(format).withExif(GPS).toBuffer())).toBe(true);
});

it('refuses to judge what is no picture', async () => {
  await expect(carriesPosition(Buffer.from('not a picture'))).rejects.toThrow();
});
