import type { ImportFinding } from '../imports/findingContract.ts';
import type { SourceFacts } from './sourceContract.ts';

/** One row or feature, as it stands in the file. */
export interface SourceRecord {
  /** Row of the table as a person counts (heading included), or number of the feature from 1. */
  number: number;
  /** Text by heading: numbers without exponent or separators, dates as YYYY-MM-DD, blanks kept, an empty cell is ''. */
  values: Readonly<Record<string, string>>;
  /** GeoJSON geometry in the coordinates of the file, longitude or easting first; null where there is none; unknown because a GeoJSON file may hold anything. */
  geometry: unknown;
  findings: readonly ImportFinding[];
}

export interface SourceChoices {
  layer?: string | undefined;
  encoding?: string | undefined;
  headerRow?: number | undefined;
}

/** A file on disk; its name is only for people. */
export interface SourceFile {
  path: string;
  fileName: string;
}

/** An opened file: facts at once, rows in pages, from the beginning each time. Memory does not grow with the file. */
export interface Source {
  facts: SourceFacts;
  records(): AsyncIterable<SourceRecord[]>;
  /** Removes temporary files and threads. */
  close(): Promise<void>;
}

/** @throws Problem `invalid-input` with the fact `code` for a file that cannot be read at all */
export type OpenSource = (file: SourceFile, choices: SourceChoices) => Promise<Source>;
