import type { PGlite } from '@electric-sql/pglite';

/** What PGlite's WebAssembly gives to extensions, and what its thrown exceptions need. */
interface Native {
  HEAPU32: Uint32Array;
  UTF8ToString(at: number): string;
  stringToNewUTF8(text: string): number;
  _malloc(bytes: number): number;
  _free(at: number): void;
  _errstart(level: number, domain: number): number;
  _errcode(state: number): number;
  _errmsg_internal(format: number, values: number): number;
  _errfinish(file: number, line: number, name: number): void;
}

interface StackExports {
  emscripten_stack_get_current(): number;
  _emscripten_stack_restore(to: number): void;
}

interface Imports {
  env?: { __cxa_throw?: (exception: number, type: number) => void };
}

interface Instantiated {
  instance?: { exports: object };
  exports?: object;
}

type Instantiate = (source: unknown, imports?: Imports) => Promise<Instantiated>;

const ERROR_LEVEL = 21;
const INTERNAL_ERROR = 2600; // XX000 as PostgreSQL packs it, six bits a character

/**
 * Repairs two faults of PGlite at the border of its WebAssembly, for the databases opened after it in this thread:
 *
 * - GEOS and PROJ were built without catching: what they throw passes all of PostgreSQL, which goes on as if the
 *   statement had ended, keeps the half of its rows and commits. Here the exception becomes PostgreSQL's own error at
 *   the place where it is thrown, as on a server.
 * - Every SQL error leaves about 1.2 kB on the C stack; after some 1,700 errors each statement would get 54001. Here
 *   the stack pointer is put back after each exchange.
 */
export class NativeGuard {
  private native: Native | undefined;
  private stack: StackExports | undefined;
  private values = 0;
  private format = 0;

  constructor() {
    const { WebAssembly: web } = globalThis as unknown as { WebAssembly: { instantiate: Instantiate } };
    const original = web.instantiate;
    web.instantiate = async (source, imports) => {
      if (imports?.env?.__cxa_throw) imports.env.__cxa_throw = (exception, type) => this.raise(exception, type);
      const made = await original(source, imports);
      const exports = made.instance?.exports ?? made.exports ?? {};
      if ('PostgresMainLoopOnce' in exports) this.stack = exports as unknown as StackExports;
      return made;
    };
  }

  /** @throws Error when this version of PGlite has not been guarded */
  attach(database: PGlite): void {
    const native = database.Module as unknown as Native;
    if (!this.stack || typeof native._errfinish !== 'function') throw new Error('Unknown version of PGlite');
    this.native = native;
    this.values = native._malloc(4);
    this.format = native.stringToNewUTF8('%s');
  }

  /** Runs what enters the backend from outside. */
  around(enter: () => void): void {
    const before = this.stack?.emscripten_stack_get_current() ?? 0;
    enter();
    this.stack?._emscripten_stack_restore(before);
  }

  // Ends in PostgreSQL's longjmp: errfinish does not return.
  private raise(exception: number, type: number): never {
    const { native } = this;
    if (!native) throw new Error('A native exception before the database was open');
    const text = native.stringToNewUTF8(saying(native, exception, type));
    native.HEAPU32[this.values >> 2] = text;
    native._errstart(ERROR_LEVEL, 0);
    native._errcode(INTERNAL_ERROR);
    native._errmsg_internal(this.format, this.values);
    native._free(text);
    native._errfinish(0, 0, 0);
    throw new Error('The embedded engine went on after an error');
  }
}

// libc++: a type's name is the second word of its typeinfo; a runtime or logic error keeps its text in the second word.
function saying(native: Native, exception: number, type: number): string {
  const name = native.UTF8ToString(native.HEAPU32[(type + 4) >> 2] ?? 0);
  const text = /geos|_error$|out_of_range|invalid_argument/.test(name);
  return text
    ? `GEOS Error: ${native.UTF8ToString(native.HEAPU32[(exception + 4) >> 2] ?? 0)}`
    : `Native error: ${name}`;
}
