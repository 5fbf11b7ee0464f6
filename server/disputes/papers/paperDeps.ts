import type { PaperPress } from '../../boundaries/markers/paper.ts';
import type { DocumentFaces } from '../../naming/documents/documentFaces.ts';
import type { FileStore } from '../../platform/files.ts';
import type { DisputeDeps } from '../disputeDeps.ts';

/** What the papers of a dispute need of the outside. */
export interface PaperDeps extends DisputeDeps {
  faces: DocumentFaces;
  files: FileStore;
  press: Pick<PaperPress, 'xlsx'>;
}
