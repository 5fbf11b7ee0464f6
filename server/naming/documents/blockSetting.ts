import type { DocumentFaces } from './documentFaces.ts';

/** How the text of a document is set: its fonts, and what is printed beside the signature. */
export interface BlockSetting {
  faces: DocumentFaces;
  /** Null in a draft. */
  verification: { url: string; code: string } | null;
  /** Type size of tables, points: a sheet takes the largest that fits on one page. */
  tableSize: number;
}
