import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
// Below node_modules, so that packages are found from there.
const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/diming-tests/', import.meta.url));
const THREAD = 'server/platform/embedded/worker.ts';

/** Programs that start without transpiling hundreds of files: a test that starts many saves half of the processor's time. */
export interface Bundled {
  /** The arguments that make Node run one of them. */
  argumentsOf(name: string): string[];
  remove(): Promise<void>;
}

/** Makes one file of each program, named by its path in the repository; what they read from `data/` stays where it is. */
export async function bundlePrograms(programs: Readonly<Record<string, string>>): Promise<Bundled> {
  await mkdir(FOLDER, { recursive: true });
  const folder = await mkdtemp(FOLDER);
  const input = { ...programs, startThread: THREAD };
  await build({
    ...{ configFile: false, root: ROOT, publicDir: false, logLevel: 'error' },
    plugins: [ownPlaces(folder)],
    build: {
      ...{ ssr: true, outDir: folder, target: 'node20', minify: false },
      rolldownOptions: { input, output: { entryFileNames: '[name].mjs' } },
    },
  });
  return {
    // The optimising compiler of WebAssembly takes half of a start and gains nothing in a process that lives for seconds;
    // nor does checking functions that are never called.
    argumentsOf: (name) => ['--liftoff-only', '--wasm-lazy-validation', `${folder}/${name}.mjs`],
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A source file goes on knowing its own place; only the engine's thread begins in its bundled file. */
const ownPlaces = (folder: string): Plugin => ({
  name: 'own-places',
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith(ROOT) || id.includes('/node_modules/') || !code.includes('import.meta.url')) return undefined;
    const place = id.endsWith('/engineThread.ts') ? `${folder}/engineThread.ts` : id;
    return code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(place).href));
  },
});
