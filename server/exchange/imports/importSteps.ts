import type { Db } from '../../platform/db/sql.ts';
import type { SourceRecord } from '../readers/source.ts';
import type { SourceFacts } from '../readers/sourceContract.ts';
import type { Thresholds } from '../thresholds/thresholdContract.ts';
import type { ImportFinding } from './findingContract.ts';
import type { ImportChoices, ImportCrs, ImportField, ImportKind, Mapping, RowCounts } from './importContract.ts';

/**
 * The seams between the parts of an import. Reading (`readers/`) gives records; understanding (`understand/`) makes staged
 * rows of them, pure and row by row; judging (`judge/`) compares staged rows with each other and with the register, by
 * statements over `import_row`; taking (`take/`) writes them. `runs/` drives the steps and owns states and transactions.
 */

/** Which kind a file is and which heading fills which field. */
export type ProposeMapping = (
  facts: SourceFacts,
  first: readonly SourceRecord[],
  given: { kind: ImportKind | undefined; remembered: Mapping | null },
) => { kind: ImportKind; mapping: Mapping; findings: ImportFinding[] };

/** A record on its way to `import_row`. */
export interface StagedRow {
  number: number;
  given: Readonly<Record<string, string>>;
  fields: Readonly<Record<string, unknown>>;
  code: string | null;
  name: string | null;
  /** GeoJSON in degrees of CGCS2000 or WGS 84, longitude first (the server turns metres into degrees while staging: see `srid`). */
  geometry: unknown;
  /** Of `geometry`: 4490 for degrees, 4491–4554 or 3857 where PostGIS has to transform. GCJ-02 is converted already. */
  srid: number;
  findings: readonly ImportFinding[];
}

/** What the coordinates of a whole file look like: gathered in a first pass, so that no row is guessed by itself. */
export interface Understanding {
  kind: ImportKind;
  mapping: Mapping;
  crs: ImportCrs;
  /** Of the file as a whole: mixed systems, damaged code columns. */
  findings: ImportFinding[];
  /** Null where an error of the file forbids to look at rows. */
  stage: ((record: SourceRecord) => StagedRow) | null;
}

/** Reads all pages once to learn about coordinates and codes, and answers how to stage each record. */
export type Understand = (
  facts: SourceFacts,
  pages: AsyncIterable<readonly SourceRecord[]>,
  given: { kind: ImportKind; mapping: Mapping; choices: ImportChoices },
) => Promise<Understanding>;

/** What the judge needs to know of a run. */
export interface JudgedRun {
  id: string;
  kind: ImportKind;
  /** Rows outside it are refused. */
  divisionCode: string;
  /** Valid-on day of the comparison, YYYY-MM-DD. */
  today: string;
  now: string;
  choices: ImportChoices;
  crs: ImportCrs;
  /** The sizes in force, read once a run and remembered with it. */
  thresholds: Thresholds;
}

/** Sets `outcome`, `subject_*`, `before` of each `import_row` of the run and adds rows to `import_finding`. */
export type Judge = (tx: Db, run: JudgedRun) => Promise<void>;

/** How rows of one kind get into the register and out again. One transaction of the caller; audit rows included. */
export interface Taking {
  /** Locks under which the rows are judged for the last time and taken. */
  hold?: (tx: Db, run: JudgedRun) => Promise<void>;
  take(tx: Db, run: TakenRun): Promise<RowCounts>;
  /** Why it cannot be undone: something was built on it. Null where it can. */
  undoRefusal(db: Db, run: { id: string }): Promise<{ en: string; zh: string } | null>;
  undo(tx: Db, run: TakenRun): Promise<void>;
}
export interface TakenRun extends JudgedRun {
  /** `id` is null where the system itself imports, by the command. */
  actor: { id: string | null; username: string; displayName: string };
  fileName: string;
  sha256: string;
  /** Called now and then with the number of rows written; throws when the run was cancelled. */
  progress(done: number): Promise<void>;
}

/** The fields of each kind. */
export type FieldsOf = (kind: ImportKind) => readonly ImportField[];
