import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive } from './archive.ts';
import { gdalSource } from './gdal/gdalSource.ts';
import type { Source, SourceChoices } from './source.ts';
import type { WorkFolder } from './workFolder.ts';

const TABLE = /^(.*?)([a-z0-9]+\.(gdbtable|gdbtablx|gdbindexes|spx|atx|freelist|horizon)|gdb|timestamps)$/i;

/** The first File Geodatabase of an archive; its files have names of their own making, anything else is left packed. */
export async function openFileGdb(archive: Archive, folder: WorkFolder, choices: SourceChoices): Promise<Source> {
  const found = archive.entries.flatMap((entry) => {
    const [, within, name] = TABLE.exec(entry.name) ?? [];
    return name === undefined ? [] : [{ entry, within, name: name.toLowerCase() }];
  });
  const within = found.find(({ name }) => name.endsWith('.gdbtable'))?.within;
  const path = join(folder.path, 'gdb', 'data.gdb');
  await mkdir(path, { recursive: true });
  for (const { entry, name } of found.filter((each) => each.within === within))
    await archive.unpack(entry, join(path, name));
  return gdalSource({ folder, paths: [path], format: 'FileGDB', driver: 'OpenFileGDB' }, choices);
}
