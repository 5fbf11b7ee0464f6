import type { z } from 'zod';
import type { EncodingSample } from '../imports/importContract.ts';
import { openArchive } from './archive.ts';
import { type EncodingName, looseText, utf16Of } from './encodings.ts';
import { formatOf } from './formats.ts';
import type { SourceFile } from './source.ts';
import { startOf } from './textFile.ts';

const SAMPLE_BYTES = 1_500;

/**
 * The beginning of a text file, or of the DBF of a packed Shapefile, decoded in each encoding that it might have; nothing
 * for formats that have an encoding of their own. `replaced` counts what could not be decoded.
 * @throws Problem as `openArchive` and `formatOf`
 */
export async function encodingSamples(file: SourceFile): Promise<z.infer<typeof EncodingSample>[]> {
  const start = await startOf(file.path);
  const told = formatOf(start);
  if (told === 'archive') return dbfSamples(file.path);
  if (told !== 'text' && told !== 'GeoJSON' && told !== 'KML') return [];
  return samplesOf(firstLines(start), utf16Of(start)?.encoding);
}

// Cut at the end of a line, so that no character is halved by the sample itself.
function firstLines(start: Buffer): Buffer {
  const few = start.subarray(0, SAMPLE_BYTES);
  const end = few.length < start.length ? few.lastIndexOf(10) : few.length;
  return end > 0 ? few.subarray(0, end) : few;
}

function samplesOf(bytes: Buffer, wide: EncodingName | undefined) {
  const encodings: EncodingName[] = ['UTF-8', 'GB18030', ...(wide === undefined ? [] : [wide])];
  return encodings.map((encoding) => {
    const decoded = looseText(bytes, encoding);
    const text = decoded.replaceAll('\u0000', ' ');
    return { encoding, text, replaced: text.split('\ufffd').length - 1 };
  });
}

async function dbfSamples(path: string) {
  const archive = await openArchive(path);
  try {
    const dbf = archive.entries.find(({ name }) => /\.dbf$/i.test(name));
    if (!dbf) return [];
    const pieces: Buffer[] = [];
    for await (const piece of await archive.stream(dbf)) {
      pieces.push(piece);
      if (Buffer.concat(pieces).length > 8_192) break;
    }
    return samplesOf(recordsOf(Buffer.concat(pieces)), undefined);
  } finally {
    archive.close();
  }
}

/** The first records of a DBF, a line each: header and record length stand at bytes 8 and 10. */
function recordsOf(dbf: Buffer): Buffer {
  if (dbf.length < 32) return Buffer.alloc(0);
  const [from, length] = [dbf.readUInt16LE(8), Math.max(1, dbf.readUInt16LE(10))];
  const lines: Buffer[] = [];
  for (let at = from; at + length <= dbf.length && lines.length < 10; at += length)
    lines.push(
      Buffer.from(
        dbf
          .toString('latin1', at, at + length)
          .replaceAll(/ +/g, ' ')
          .trim(),
        'latin1',
      ),
      Buffer.from('\n'),
    );
  return Buffer.concat(lines);
}
