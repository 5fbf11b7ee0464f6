import type { FileStore } from '../../platform/files.ts';
import type { MarkerContext } from '../markers/markerDeps.ts';

/** What hand-outs need of the outside world: the office's rule for uploads, its document writer, and the store of packages. */
export interface HandoutDeps extends MarkerContext {
  files: FileStore;
}
