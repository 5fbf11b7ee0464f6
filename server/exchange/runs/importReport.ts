import { basename } from 'node:path';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import type { Problem } from '../../platform/problem.ts';
import type { ImportFinding } from '../imports/findingContract.ts';
import type { ImportCrs, RowCounts } from '../imports/importContract.ts';
import { Finding, findingColumns, findingOf } from './listFindings.ts';
import type { RunRow } from './runRow.ts';

/**
 * What an import read, found and did, as the command writes it. The rows add up: read = added + changed + unchanged + skipped +
 * refused. They say what the file would do; `written` says whether it was done, which is all of it or nothing.
 */
export interface ImportReport {
  file: string;
  /** Of the file's bytes; the original is kept in the file store under it. */
  sha256: string | null;
  kind: string;
  format: string | null;
  encoding: string | null;
  /** `features` is `rows` by its earlier name. */
  layers: {
    name: string;
    rows: number | null;
    features: number | null;
    geometry: string;
    hidden: boolean;
    read: boolean;
  }[];
  /** Which heading filled which field. */
  mapping: Record<string, string>;
  crs: ImportCrs;
  rows: RowCounts;
  findings: ImportFinding[];
  written: boolean;
}

const MOST_FINDINGS = 100_000;

/** The report of a run. */
export async function importReport(db: Db, run: RunRow, mapping: Record<string, string>): Promise<ImportReport> {
  const findings = await many(
    db,
    Finding,
    sql`select ${findingColumns} from import_finding f join import_run i on i.id = f.run_id
         where f.run_id = ${run.id} order by coalesce(f.number, -1), f.seq limit ${MOST_FINDINGS}`,
  );
  const { facts, crs } = run;
  return {
    ...{ file: run.fileName, sha256: run.sha256, kind: run.kind ?? 'auto' },
    ...{ format: facts?.format ?? null, encoding: facts?.encoding ?? null, mapping },
    layers: (facts?.layers ?? []).map((layer) => ({
      ...layer,
      features: layer.rows,
      read: layer.name === facts?.layer,
    })),
    crs: crs ?? { value: null, certain: false },
    rows: run.counts,
    findings: findings.map(findingOf).map(asOption),
    written: run.state === 'committed',
  };
}

/** What is a choice on the screen is an option of the command. */
function asOption(finding: ImportFinding): ImportFinding {
  const { proposal } = finding;
  if (proposal === 'swapAxes') return { ...finding, proposal: '--swap-axes' };
  return proposal !== undefined && SYSTEM.test(proposal) ? { ...finding, proposal: `--crs ${proposal}` } : finding;
}
const SYSTEM = /^(EPSG:\d+|GCJ-02)$/;

const NO_ROWS: RowCounts = { read: 0, added: 0, changed: 0, unchanged: 0, skipped: 0, refused: 0 };

/** A file that cannot be read at all has a report too: of nothing but the reason. */
export function refusedReport(path: string, kind: string, { message, facts }: Problem): ImportReport {
  const proposal = typeof facts.proposal === 'string' ? { proposal: facts.proposal } : {};
  const words = { message, message_zh: facts.detailZh ?? message, ...proposal };
  return {
    ...{ file: basename(path), sha256: null, kind, format: null, encoding: null, layers: [], mapping: {} },
    crs: { value: null, certain: false },
    rows: NO_ROWS,
    findings: [{ code: String(facts.code), severity: 'error', ...words }],
    written: false,
  };
}
