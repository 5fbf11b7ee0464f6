import type { NamingContext } from '../namingDeps.ts';
import type { DocumentFaces } from './documentFaces.ts';

/** What documents need besides what naming needs. */
export interface DocumentDeps extends NamingContext {
  /** Stands in the code by which a paper is verified. */
  config: { publicUrl: string };
  faces: DocumentFaces;
}
