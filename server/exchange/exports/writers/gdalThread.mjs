// GDAL (WebAssembly) in a thread of its own: plain JavaScript, because the library has no types for Node.
import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

const require = createRequire(import.meta.url);
const { folder } = workerData;
const gdal = await require('gdal3.js/node.js')({
  // It puts `./` before the path of its data file.
  path: relative(process.cwd(), dirname(require.resolve('gdal3.js'))),
  dest: folder,
  logHandler: () => undefined,
  errorHandler: () => undefined,
});

parentPort.on('message', async ({ source, name, options }) => {
  try {
    const { datasets, errors } = await gdal.open(source, ['DATE_AS_STRING=YES']);
    if (datasets.length === 0) throw new Error(errors[0]?.message ?? 'nothing to read');
    const written = await gdal.ogr2ogr(datasets[0], options, name);
    gdal.close(datasets[0]);
    parentPort.postMessage({ files: written.all.map(({ local }) => local.split('/').at(-1)) });
  } catch (error) {
    parentPort.postMessage({ error: error?.message ?? String(error) });
  }
});
