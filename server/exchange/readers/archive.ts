import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, validateFileName, type ZipFile } from 'yauzl';
import { Problem } from '../../platform/problem.ts';
import { EncodingEvidence, looseText } from './encodings.ts';
import { LIMITS } from './limits.ts';
import { readerRefusal } from './readerFindings.ts';

export interface ArchiveEntry {
  /** With `/` between folders; GBK and UTF-8 are told by content where the archive does not say. */
  name: string;
  bytes: number;
  entry: Entry;
}

/** An archive whose table of contents was read and found safe; nothing is unpacked yet. */
export interface Archive {
  entries: readonly ArchiveEntry[];
  stream(entry: ArchiveEntry): Promise<Readable>;
  /** Writes one entry to `path`, which the caller names: a name of the archive never becomes a path. */
  unpack(entry: ArchiveEntry, path: string): Promise<void>;
  close(): void;
}

/** @throws Problem archive-incomplete, archive-path, archive-too-large, archive-encrypted */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await opened(path);
  try {
    const entries = await entriesOf(zip);
    refuseUnsafe(entries);
    const stream = async (entry: ArchiveEntry) => streamOf(zip, entry);
    return {
      entries: entries.filter(({ name }) => !name.endsWith('/') && !/(^|\/)(__MACOSX\/|\._)/.test(name)),
      stream,
      unpack: (entry, to) => unpack(stream, entry, to),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

// Names are decoded here: the library takes those without a flag for code page 437.
async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, decodeStrings: false, lazyEntries: true });
  } catch {
    throw readerRefusal('archive-incomplete');
  }
}

async function entriesOf(zip: ZipFile): Promise<ArchiveEntry[]> {
  const { entries: most } = LIMITS;
  if (zip.entryCount > most) throw tooLarge(`${zip.entryCount} entries, at most ${most}`);
  const entries: ArchiveEntry[] = [];
  try {
    for await (const entry of zip.eachEntry())
      entries.push({ name: nameOf(entry), bytes: entry.uncompressedSize, entry });
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw readerRefusal('archive-incomplete');
  }
  return entries;
}

const UTF8_FLAG = 0x800;

function nameOf({ fileNameRaw, generalPurposeBitFlag }: Entry): string {
  const evidence = new EncodingEvidence(true);
  evidence.add(fileNameRaw, 1);
  const verdict = evidence.verdict();
  const isUtf8 =
    (generalPurposeBitFlag & UTF8_FLAG) !== 0 || (verdict.kind === 'known' && verdict.encoding === 'UTF-8');
  return looseText(fileNameRaw, isUtf8 ? 'UTF-8' : 'GB18030');
}

function refuseUnsafe(entries: readonly ArchiveEntry[]): void {
  for (const { name, bytes, entry } of entries) {
    if (validateFileName(name.replaceAll('\\', '/')) !== null) throw readerRefusal('archive-path', { entry: name });
    if ((entry.generalPurposeBitFlag & 1) !== 0) throw readerRefusal('archive-encrypted');
    const ratio = Math.round(bytes / Math.max(1, entry.compressedSize));
    if (bytes > LIMITS.ratioFromBytes && ratio > LIMITS.ratio)
      throw tooLarge(`${name}: ${ratio}:1, at most ${LIMITS.ratio}:1`);
  }
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > LIMITS.unpackedBytes) throw tooLarge(`${inMib(total)}, at most ${inMib(LIMITS.unpackedBytes)}`);
}

export const inMib = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MiB`;

const tooLarge = (reason: string): Problem => readerRefusal('archive-too-large', { reason });

async function streamOf(zip: ZipFile, { name, entry }: ArchiveEntry): Promise<Readable> {
  try {
    // The library ends the stream with an error where more bytes come than the table of contents says.
    return await zip.openReadStreamPromise(entry);
  } catch (error) {
    throw damaged(name, error);
  }
}

async function unpack(stream: Archive['stream'], entry: ArchiveEntry, to: string): Promise<void> {
  const bytes = await stream(entry);
  try {
    await pipeline(bytes, createWriteStream(to, { flags: 'wx' }));
  } catch (error) {
    throw damaged(entry.name, error);
  }
}

export const damaged = (entry: string, error: unknown): Problem =>
  readerRefusal('archive-damaged', { entry, reason: error instanceof Error ? error.message : String(error) });
