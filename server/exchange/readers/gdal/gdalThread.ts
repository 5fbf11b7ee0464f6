import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { GdalFolders, GdalLayer, GdalQuestion } from './gdalContract.ts';

interface Dataset {
  pointer: number;
  path: string;
}
interface Gdal {
  open(path: string, options: string[]): Promise<{ datasets: Dataset[] }>;
  ogrinfo(dataset: Dataset, options?: string[]): Promise<unknown>;
  ogr2ogr(dataset: Dataset, options: string[], name: string): Promise<{ real: string }>;
}
type StartGdal = (options: {
  path: string;
  dest: string;
  useWorker: boolean;
  env: Record<string, string>;
  logHandler(line: string): void;
  errorHandler(line: string): void;
}) => Promise<Gdal>;

const require = createRequire(import.meta.url);
const startGdal: StartGdal = require('gdal3.js/node.js');
const { output } = GdalFolders.parse(workerData);
const errors: string[] = [];
const gdal = await startGdal({
  // It reads its own files below the working directory, whatever this path says.
  path: relative(process.cwd(), `${dirname(require.resolve('gdal3.js/node.js'))}/dist/package`),
  ...{ dest: output, useWorker: false },
  env: { SHAPE_RESTORE_SHX: 'YES', OGR_SQLITE_LOAD_EXTENSIONS: 'NO' },
  logHandler: () => undefined,
  errorHandler: (line) => {
    if (line.startsWith('ERROR')) errors.push(line);
  },
});

const files: Dataset[] = [];
const Info = z.object({ driverShortName: z.string(), layers: GdalLayer.array() });

async function answered(question: GdalQuestion): Promise<unknown> {
  errors.length = 0;
  if (question.ask === 'write') return written(question);
  const { datasets } = await gdal.open(question.path, question.options);
  const [dataset] = datasets;
  if (!dataset) return { failure: errors.join('; ') };
  const info = Info.parse(await gdal.ogrinfo(dataset));
  if (info.driverShortName !== question.driver) return { failure: info.driverShortName };
  files.push(dataset);
  return { layers: info.layers };
}

async function written({ file, layer, name }: Extract<GdalQuestion, { ask: 'write' }>): Promise<unknown> {
  const dataset = files[file];
  if (!dataset) return { failure: `no file ${file}` };
  // Without `-a_srs` GeoJSON would be moved into WGS 84; with 17 digits every coordinate is the one of the file.
  const options = [
    '-f',
    'GeoJSONSeq',
    '-a_srs',
    'None',
    '-mapFieldType',
    'All=String',
    '-lco',
    'SIGNIFICANT_FIGURES=17',
  ];
  const { real } = await gdal.ogr2ogr(dataset, [...options, layer], name);
  return { written: real, errors: [...errors] };
}

/** The library rejects with lists of codes and with texts. */
const reasonOf = (error: unknown): string => {
  if (errors.length > 0) return errors.join('; ');
  return error instanceof Error ? error.message : JSON.stringify(error);
};

parentPort?.on('message', (question) => {
  answered(GdalQuestion.parse(question))
    .catch((error: unknown) => ({ failure: reasonOf(error) }))
    .then((answer) => parentPort?.postMessage(answer))
    .catch((error: unknown) => {
      throw error;
    });
});
