import { createReadStream } from 'node:fs';
import { hasUtf8Mark } from '../encodings.ts';

interface Place {
  line: number;
  column: number;
}

/** Line and column, both from 1, of a byte of a UTF-8 file; its mark counts as nothing. */
export async function placeOf(path: string, byte: number): Promise<Place> {
  const place = { line: 1, column: 1 };
  let at = 0;
  let isFirst = true;
  for await (const chunk of createReadStream(path)) {
    const bytes: Buffer = isFirst && hasUtf8Mark(chunk) ? chunk.subarray(3) : chunk;
    isFirst = false;
    passOver(bytes.subarray(0, Math.min(bytes.length, byte - at)), place);
    at += bytes.length;
    if (at >= byte) break;
  }
  return place;
}

// Only the first byte of a character counts, and those beyond the BMP twice, as editors do.
function passOver(bytes: Uint8Array, place: Place): void {
  for (const each of bytes) {
    if (each === 10) Object.assign(place, { line: place.line + 1, column: 1 });
    else if ((each & 0xc0) !== 0x80) place.column += each >= 0xf0 ? 2 : 1;
  }
}
