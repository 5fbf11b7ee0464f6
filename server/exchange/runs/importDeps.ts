import type { z } from 'zod';
import type { Db } from '../../platform/db/sql.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { EncodingSample, ImportKind } from '../imports/importContract.ts';
import type { FieldsOf, Judge, ProposeMapping, StagedRow, Taking, Understand } from '../imports/importSteps.ts';
import type { OpenSource, SourceFile } from '../readers/source.ts';

/** What an import is made of; handed in, so that driving it knows no format and no register. */
export interface ImportParts {
  openSource: OpenSource;
  /** The beginning of a text file in each encoding it may have; none for other formats. */
  encodingSamples(file: SourceFile): Promise<z.infer<typeof EncodingSample>[]>;
  proposeMapping: ProposeMapping;
  understand: Understand;
  fieldsOf: FieldsOf;
  /** Stores a page of rows and their findings. */
  stageRows(tx: Db, runId: string, rows: readonly StagedRow[]): Promise<void>;
  judge: Judge;
  takings: Readonly<Record<ImportKind, Taking>>;
}

/** What the steps of an import use of the outside. */
export interface StepDeps extends Pick<Deps, 'db' | 'engine' | 'now' | 'files' | 'log'> {
  /** The register's day in China, YYYY-MM-DD. */
  today(): string;
  parts: ImportParts;
}

/** What the acts of people on imports use besides. */
export interface ImportDeps extends StepDeps, Pick<Deps, 'scan'> {
  jobs: Pick<Jobs, 'send' | 'cancel'>;
}
