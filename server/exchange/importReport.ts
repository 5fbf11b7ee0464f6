import type { ImportFinding } from './imports/findingContract.ts';

/** The coordinate system of a file and how it is known. */
export interface ImportCrs {
  /** `EPSG:N` or `GCJ-02`; null where nothing can be said. */
  value: string | null;
  /** Somebody said so, in the file or on the command line; otherwise `question` asks. */
  certain: boolean;
  question?: string;
  question_zh?: string;
}

/**
 * What an import read, found and did. The rows add up: read = added + changed + unchanged + skipped + refused. They say
 * what the file would do; `written` says whether it was done, which is all of it or nothing.
 */
export interface ImportReport {
  file: string;
  /** Of the file's bytes; the original is kept in the file store under it. */
  sha256: string | null;
  kind: string;
  format: string | null;
  encoding: string | null;
  layers: { name: string; features: number }[];
  crs: ImportCrs;
  rows: Record<'read' | 'added' | 'changed' | 'unchanged' | 'skipped' | 'refused', number>;
  findings: ImportFinding[];
  written: boolean;
}
