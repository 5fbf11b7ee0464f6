import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { Converted } from '#server/exchange/gdal/gdalContract.ts';
import { takeGdal } from '#server/exchange/gdal/gdalThreads.ts';

const OPTIONS = {
  shapefile: ['-f', 'ESRI Shapefile', '-a_srs', 'EPSG:4490', '-lco', 'ENCODING=GBK'],
  gpkg: ['-f', 'GPKG', '-a_srs', 'EPSG:4490'],
} as const;

/** Features as an office sends them: a GeoPackage, or a zipped Shapefile in GBK that does not say so (no .cpg). */
export async function drawnAs(format: keyof typeof OPTIONS, { features }: { features: unknown[] }): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'diming-drawn-'));
  try {
    const path = join(folder, 'lines.geojsonl');
    await writeFile(path, features.map((feature) => `${JSON.stringify(feature)}\n`).join(''));
    const thread = await takeGdal('write', folder);
    const answer = await thread.ask({ ask: 'convert', path, name: 'drawn', options: [...OPTIONS[format]] });
    await thread.giveBack();
    const { files } = Converted.parse(answer);
    if (format === 'gpkg') return await readFile(join(folder, files[0] ?? ''));
    const parts: Record<string, Uint8Array> = {};
    for (const name of files.filter((one) => !one.endsWith('.cpg'))) parts[name] = await readFile(join(folder, name));
    return Buffer.from(zipSync(parts));
  } finally {
    await rm(folder, { recursive: true });
  }
}
