import { createReadStream, createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Zip, ZipDeflate } from 'fflate';
import { licenceOf, readmeOf } from './companion.ts';
import type { FormatLimit } from './exportContract.ts';
import { hashFile } from './hashFile.ts';
import type { ExportManifest } from './manifest.ts';
import type { PreparedExport } from './prepareExport.ts';
import { highestOf, totalOf } from './secrecyOf.ts';

interface Packing {
  folder: string;
  /** Names of the files of the export in the folder. */
  files: readonly string[];
  limits: readonly FormatLimit[];
}

/**
 * Adds README.txt, manifest.json and SHA256SUMS to the files of an export and puts all of it into `package.zip` of the folder.
 * Answers the name of the ZIP.
 */
export async function packFiles(prepared: PreparedExport, { folder, files, limits }: Packing): Promise<string> {
  await writeFile(join(folder, 'README.txt'), `\ufeff${readmeOf(prepared, limits)}`);
  const listed = await hashed(folder, [...files, 'README.txt']);
  const manifest = `${JSON.stringify(manifestOf(prepared, limits, listed), null, 2)}\n`;
  await writeFile(join(folder, 'manifest.json'), manifest);
  const all = [...listed, ...(await hashed(folder, ['manifest.json']))];
  await writeFile(join(folder, 'SHA256SUMS'), all.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''));
  const names = [...all.map(({ name }) => name), 'SHA256SUMS'];
  const path = join(folder, PACKAGE);
  await pipeline(zipped(folder, names, new Date(prepared.scope.now)), createWriteStream(path, { mode: 0o600 }));
  return PACKAGE;
}

const PACKAGE = 'package.zip';

async function hashed(folder: string, names: readonly string[]): Promise<ExportManifest['files']> {
  const files: ExportManifest['files'] = [];
  for (const name of names) files.push({ name, ...(await hashFile(join(folder, name))) });
  return files;
}

function manifestOf(
  prepared: PreparedExport,
  limits: readonly FormatLimit[],
  files: ExportManifest['files'],
): ExportManifest {
  const { scope, request, counts, columns } = prepared;
  const { collection, format, encoding, crs, filter, selection, purpose } = request;
  return {
    ...{
      kind: 'diming-export',
      manifestVersion: 1,
      collection,
      format,
      encoding: encoding ?? null,
      crs: `EPSG:${crs}`,
    },
    ...{ day: scope.today, madeAt: scope.now, source: scope.actor.organisationName, licence: licenceOf(prepared) },
    ...{ secrecy: highestOf(counts), purpose: purpose ?? null, rows: totalOf(counts), counts, filter },
    ...{ selection: selection ?? null, limits: [...limits], files },
    columns: columns.map(({ key, short, zh, en }) => ({ key, short, zh, en })),
  };
}

/** A ZIP piece by piece, in memory that no file makes grow. */
async function* zipped(folder: string, names: readonly string[], at: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, piece) => {
    failure ??= error;
    ready.push(piece);
  });
  for (const name of names) {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = at;
    zip.add(entry);
    for await (const piece of createReadStream(join(folder, name))) {
      entry.push(piece);
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(), true);
    if (failure) throw failure;
  }
  zip.end();
  yield* ready.splice(0);
}
