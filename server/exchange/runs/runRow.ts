import { z } from 'zod';
import { Instant } from '../../platform/contract.ts';
import { type Db, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import {
  ImportChoices,
  ImportCrs,
  ImportKind,
  ImportRun,
  ImportRunId,
  ImportState,
  Mapping,
  RowCounts,
} from '../imports/importContract.ts';
import type { JudgedRun } from '../imports/importSteps.ts';
import { SourceFacts } from '../readers/sourceContract.ts';
import { exchangeThresholds } from '../thresholds/exchangeThresholds.ts';
import { UsedThresholds } from '../thresholds/thresholdContract.ts';
import type { StepDeps } from './importDeps.ts';

/** A run as the steps see it. */
export const RunRow = z.object({
  id: ImportRunId,
  version: z.number().int(),
  kind: ImportKind.nullable(),
  state: ImportState,
  accountId: z.uuid().nullable(),
  username: z.string().nullable(),
  by: z.string(),
  divisionCode: z.string(),
  divisionName: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  sizeBytes: z.coerce.number().int(),
  choices: ImportChoices,
  facts: SourceFacts.nullable(),
  crs: ImportCrs.nullable(),
  mapping: Mapping,
  staged: z.boolean(),
  stagedSeq: z.coerce.number().int(),
  judgedSnapshot: z.string().nullable(),
  thresholds: UsedThresholds.nullable(),
  attempt: z.number().int(),
  tries: z.number().int(),
  counts: RowCounts,
  findings: ImportRun.shape.findings,
  done: z.coerce.number().int(),
  total: z.coerce.number().int().nullable(),
  failureEn: z.string().nullable(),
  failureZh: z.string().nullable(),
  reportSha256: z.string().nullable(),
  /** The version that the report tells of; null for the last one, kept when the rows were forgotten. */
  reportVersion: z.number().int().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  committedAt: Instant.nullable(),
  undoneAt: Instant.nullable(),
});
export type RunRow = z.infer<typeof RunRow>;

/** Columns of `import_run r` as `RunRow` has them; use with `fromRuns`. */
export const runColumns: Sql = sql`
  r.id, r.version, r.kind, r.state, r.account_id as "accountId", a.username, coalesce(a.display_name, '系统') as by,
  r.division_code as "divisionCode", coalesce(d.name, '') as "divisionName", r.file_name as "fileName", r.sha256,
  r.size_bytes as "sizeBytes", r.choices, r.facts, r.crs, r.mapping, r.staged, r.staged_seq as "stagedSeq",
  r.judged_snapshot as "judgedSnapshot", r.thresholds, r.attempt, r.tries, r.counts, r.finding_counts as findings, r.done, r.total,
  r.failure_en as "failureEn", r.failure_zh as "failureZh", r.report_sha256 as "reportSha256", r.report_version as "reportVersion", r.created_at as "createdAt",
  r.updated_at as "updatedAt", r.committed_at as "committedAt", r.undone_at as "undoneAt"`;

/** Runs with who made them and for which office. */
export const fromRuns: Sql = sql`
  import_run r
  left join account a on a.id = r.account_id
  left join lateral (select name from division d where d.code = r.division_code order by upper_inf(d.valid) desc, lower(d.valid) desc
                      limit 1) d on true`;

/** @throws Problem not-found */
export async function findRunRow(db: Db, id: string): Promise<RunRow> {
  const row = await maybeOne(db, RunRow, sql`select ${runColumns} from ${fromRuns} where r.id = ${id}::uuid`);
  if (!row) throw new Problem('not-found', 'No such import', { detailZh: '没有这次导入。' });
  return row;
}

/** The same, held until the transaction ends; rows that a step writes may refer to it meanwhile. @throws Problem not-found */
export async function holdRun(tx: Db, id: string): Promise<RunRow> {
  await maybeOne(
    tx,
    z.object({ id: z.uuid() }),
    sql`select id from import_run where id = ${id}::uuid for no key update`,
  );
  return findRunRow(tx, id);
}

/** The same of the version that a person has seen. @throws Problem not-found, stale-version */
export async function lockRun(tx: Db, id: string, version: number): Promise<RunRow> {
  const row = await holdRun(tx, id);
  if (row.version !== version)
    throw new Problem('stale-version', 'The import went on, or somebody changed it: read it again', {
      detailZh: '导入已有进展或已被他人修改，请刷新后再试。',
    });
  return row;
}

/** The import as clients see it. @throws Problem not-found */
export async function findRun(deps: Pick<StepDeps, 'db' | 'parts'>, id: string, tx: Db = deps.db): Promise<ImportRun> {
  const row = await findRunRow(tx, id);
  const { kind, state, failureEn, failureZh, done, total } = row;
  const undoRefusal = state === 'committed' ? await undoRefusalOf(deps, tx, row) : null;
  return {
    ...row,
    mapping: mappingOf(row),
    fields: kind ? [...deps.parts.fieldsOf(kind)] : [],
    progress: { done, total },
    failure: failureEn === null ? null : { en: failureEn, zh: failureZh ?? failureEn },
    undoRefusal,
  };
}

/** Why a committed run cannot be taken back; null where it can. */
export async function undoRefusalOf({ parts }: Pick<StepDeps, 'parts'>, db: Db, { id, kind, staged }: RunRow) {
  if (!staged || !kind)
    return { en: 'Its rows were forgotten: it is too long ago', zh: '导入的明细已按期清理，不能再整体撤销。' };
  return parts.takings[kind].undoRefusal(db, { id });
}

/** What fills which field: as proposed, with the person's choices over it. An empty heading takes a field away. */
export function mappingOf({ mapping, choices }: Pick<RunRow, 'mapping' | 'choices'>): Mapping {
  const all = { ...mapping, ...choices.mapping };
  return Object.fromEntries(Object.entries(all).filter(([, heading]) => heading !== ''));
}

/** A run by the sizes it was judged by, before that by those in force. @throws Error before the kind is known */
export async function judgedRun(tx: Db, row: RunRow, deps: Pick<StepDeps, 'now' | 'today'>): Promise<JudgedRun> {
  const { id, kind, divisionCode, choices, crs } = row;
  if (!kind) throw new Error(`Import ${id} has no kind`);
  const [today, now] = [deps.today(), deps.now()];
  const thresholds = await exchangeThresholds(tx, { divisionCode, today }, row.thresholds ?? {});
  return { id, kind, divisionCode, choices, crs: crs ?? NO_CRS, today, now, thresholds };
}

const NO_CRS: ImportCrs = { value: null, certain: true };

/** Whoever acts in the audit record. */
export const actorOf = ({ accountId, username, by }: Pick<RunRow, 'accountId' | 'username' | 'by'>) => ({
  id: accountId,
  username: username ?? 'system',
  displayName: by,
});
