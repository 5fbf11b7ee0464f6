import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ImportFinding } from '../imports/findingContract.ts';
import { EncodingEvidence, type EncodingName, hasUtf8Mark, strictDecoder, utf16Of } from './encodings.ts';
import { LIMITS } from './limits.ts';
import { readerFinding, readerRefusal } from './readerFindings.ts';

/** The first bytes of a file, 64 KiB at most. */
export async function startOf(path: string, most = 65_536): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export interface KnownEncoding {
  encoding: EncodingName;
  findings: ImportFinding[];
}

/**
 * Reads a text file once and says its encoding.
 * @param chosen by a person; then only whether every byte is in it
 * @throws Problem mixed-encodings, unknown-encoding or not-in-encoding with the first bad line
 */
export async function encodingOf(path: string, chosen: string | undefined): Promise<KnownEncoding> {
  const start = await startOf(path);
  if (chosen !== undefined) return chosenEncoding(path, start, chosen);
  const wide = utf16Of(start);
  if (wide && (wide.isMarked || (await isAll(path, wide.encoding))))
    return { encoding: wide.encoding, findings: wide.isMarked ? [] : [unmarked(wide.encoding)] };
  if (await isAll(path, 'UTF-8')) return { encoding: utf8Of(start), findings: [] };
  return encodingByLines(path);
}

async function encodingByLines(path: string): Promise<KnownEncoding> {
  const evidence = new EncodingEvidence(false);
  for await (const { bytes, number } of byteLines(path)) evidence.add(bytes, number);
  const verdict = evidence.verdict();
  if (verdict.kind === 'mixed')
    throw readerRefusal('mixed-encodings', { line: verdict.at, encoding: verdict.encoding });
  if (verdict.kind === 'unknown') throw readerRefusal('unknown-encoding', { line: verdict.at });
  if (verdict.kind === 'ascii') return { encoding: 'UTF-8', findings: [] };
  return { encoding: verdict.encoding, findings: verdict.isDoubtful ? [rareThroughout(verdict.encoding)] : [] };
}

const utf8Of = (start: Uint8Array): EncodingName => (hasUtf8Mark(start) ? 'UTF-8 BOM' : 'UTF-8');

const unmarked = (encoding: string): ImportFinding => readerFinding('encoding-told-by-content', { encoding });

const rareThroughout = (encoding: EncodingName): ImportFinding =>
  readerFinding('encoding-doubtful', {
    encoding,
    reason: 'nearly a third of its characters are rare ones',
    reasonZh: '近三分之一的字是罕用字',
  });

const CHOICES: readonly EncodingName[] = ['UTF-8', 'GBK', 'GB18030', 'UTF-16LE', 'UTF-16BE'];

async function chosenEncoding(path: string, start: Uint8Array, chosen: string): Promise<KnownEncoding> {
  const name = CHOICES.find((choice) => choice === chosen) ?? 'UTF-8';
  const encoding = name === 'UTF-8' ? utf8Of(start) : name;
  if (!(await isAll(path, encoding)))
    throw readerRefusal('not-in-encoding', { encoding: name, line: await firstBadLine(path, encoding) });
  return { encoding, findings: [] };
}

/** Whether every byte of the file is in an encoding. */
async function isAll(path: string, encoding: EncodingName): Promise<boolean> {
  try {
    for await (const _ of decodedText(path, encoding));
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

async function firstBadLine(path: string, encoding: EncodingName): Promise<number> {
  if (encoding.startsWith('UTF-16')) return 1;
  for await (const { bytes, number } of byteLines(path)) {
    try {
      strictDecoder(encoding).decode(bytes);
    } catch {
      return number;
    }
  }
  return 1;
}

/** The text of a file in pieces, without its byte order mark. @throws TypeError on a byte that is not in the encoding */
export async function* decodedText(path: string, encoding: EncodingName): AsyncGenerator<string> {
  const decoder = strictDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: 262_144 })) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** The lines of a file as bytes, numbered from 1; in UTF-8 and GB18030 no character has the byte of a line feed. */
async function* byteLines(path: string): AsyncGenerator<{ bytes: Buffer; number: number }> {
  let number = 1;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 262_144 })) {
    const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      yield { bytes: bytes.subarray(from, end), number };
      number += 1;
      from = end + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > LIMITS.csvRowCharacters) throw readerRefusal('unknown-format', { what: 'line of 4 MiB' });
  }
  yield { bytes: rest, number };
}
