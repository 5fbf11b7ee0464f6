import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { type GdalAnswer, GdalLayer, GdalQuestion } from './gdalContract.ts';

interface Dataset {
  pointer: number;
  path: string;
}
interface Gdal {
  open(path: string, options: string[]): Promise<{ datasets: Dataset[] }>;
  close(dataset: Dataset): Promise<void>;
  ogrinfo(dataset: Dataset, options?: string[]): Promise<unknown>;
  ogr2ogr(dataset: Dataset, options: string[], name: string): Promise<{ local: string; all: { local: string }[] }>;
  Module: {
    HEAPU8: Uint8Array;
    NODEFS: unknown;
    FS: { mount(kind: unknown, options: { root: string }, at: string): void; unmount(at: string): void };
  };
}
type StartGdal = (options: {
  path: string;
  useWorker: boolean;
  env: Record<string, string>;
  logHandler(line: string): void;
  errorHandler(line: string): void;
}) => Promise<Gdal>;
type Ask<K extends GdalQuestion['ask']> = Extract<GdalQuestion, { ask: K }>;

// Formats of pictures that are known by numbers at fixed places: a line of text that has them there is taken for one (DOQ1), and
// is not opened at all.
const NO_FORMATS_OF_OURS =
  'DOQ1,DOQ2,ELAS,FAST,GSC,LAN,NDF,EIR,USGSDEM,GenBin,SRTMHGT,L1B,JDEM,DTED,BLX,RIK,NWT_GRD,NWT_GRC,PAux,MFF,MFF2';

const require = createRequire(import.meta.url);
const startGdal: StartGdal = require('gdal3.js/node.js');
const errors: string[] = [];
const gdal = await startGdal({
  // It reads its own files below the working directory, whatever this path says.
  path: relative(process.cwd(), `${dirname(require.resolve('gdal3.js/node.js'))}/dist/package`),
  useWorker: false,
  env: { SHAPE_RESTORE_SHX: 'YES', OGR_SQLITE_LOAD_EXTENSIONS: 'NO', GDAL_SKIP: NO_FORMATS_OF_OURS },
  logHandler: () => undefined,
  errorHandler: (line) => {
    if (line.startsWith('ERROR')) errors.push(line);
  },
});

/** Where the library writes, in its own tree of files. */
const OUTPUT = '/output';
let output: string | undefined;
const opened: Dataset[] = [];
const Info = z.object({ driverShortName: z.string(), layers: GdalLayer.array() });

function begun({ output: folder }: Ask<'begin'>): GdalAnswer {
  gdal.Module.FS.mount(gdal.Module.NODEFS, { root: folder }, OUTPUT);
  output = folder;
  return { begun: true };
}

async function ended(): Promise<GdalAnswer> {
  for (const dataset of opened.splice(0)) await gdal.close(dataset);
  if (output !== undefined) gdal.Module.FS.unmount(OUTPUT);
  output = undefined;
  return { memory: gdal.Module.HEAPU8.byteLength };
}

async function layersOf({ path, driver, options }: Ask<'open'>): Promise<GdalAnswer> {
  const { datasets } = await gdal.open(path, options);
  const [dataset] = datasets;
  if (!dataset) return { failure: errors.join('; ') };
  opened.push(dataset);
  const info = Info.parse(await gdal.ogrinfo(dataset));
  return info.driverShortName === driver ? { layers: info.layers } : { failure: info.driverShortName };
}

// Without `-a_srs` GeoJSON would be moved into WGS 84; with fifteen decimals every coordinate is the one of the file, where the
// format's own habit would be seven.
const AS_LINES = [
  ...['-f', 'GeoJSONSeq', '-a_srs', 'None', '-mapFieldType', 'All=String'],
  ...['-lco', 'COORDINATE_PRECISION=15', '-lco', 'SIGNIFICANT_FIGURES=17'],
];

async function written({ file, layer, name }: Ask<'write'>): Promise<GdalAnswer> {
  const dataset = opened[file];
  if (!dataset || output === undefined) return { failure: `no file ${file}` };
  const { local } = await gdal.ogr2ogr(dataset, [...AS_LINES, layer], name);
  return { written: join(output, basename(local)), errors: [...errors] };
}

async function converted({ path, name, options }: Ask<'convert'>): Promise<GdalAnswer> {
  const { datasets } = await gdal.open(path, ['DATE_AS_STRING=YES']);
  const [dataset] = datasets;
  if (!dataset) return { failure: errors.join('; ') };
  try {
    const { all } = await gdal.ogr2ogr(dataset, options, name);
    return { files: all.map(({ local }) => basename(local)) };
  } finally {
    await gdal.close(dataset);
  }
}

async function answered(question: GdalQuestion): Promise<GdalAnswer> {
  errors.length = 0;
  switch (question.ask) {
    case 'begin':
      return begun(question);
    case 'open':
      return layersOf(question);
    case 'write':
      return written(question);
    case 'convert':
      return converted(question);
    default:
      return ended();
  }
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
