import { z } from 'zod';
import { Day, endpoint, Instant, PageQuery, pageOf } from '../platform/contract.ts';
import { DefectClass, Level } from './contract.ts';

export const BatchId = z.uuid().brand<'BatchId'>();
export type BatchId = z.infer<typeof BatchId>;

/** The most names of one table. */
export const MOST_NAMES = 20_000;

/** A table of names being checked, or checked. */
export const NameBatch = z.object({
  id: BatchId,
  fileName: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  total: z.number().int(),
  done: z.number().int(),
  levels: z.partialRecord(Level, z.number().int()),
  ruleSet: z.string(),
  /** The day whose rules were applied. */
  day: Day,
  startedAt: Instant,
  /** Of a cancelled one: when it was given up. */
  finishedAt: Instant.nullable(),
  cancelledBy: z.string().nullable(),
});
export type NameBatch = z.infer<typeof NameBatch>;

/** One row of the table with its verdict; `position` counts from 1 as the rows stand under the header. */
export const BatchRow = z.object({
  position: z.number().int(),
  name: z.string(),
  level: Level,
  classes: DefectClass.array(),
  rules: z.string().array(),
  /** Chinese, for the clerk: what the gravest findings say and what to do. */
  advice: z.string(),
  /** The same in English; null in batches from before there was any. */
  adviceEn: z.string().nullable(),
});
export type BatchRow = z.infer<typeof BatchRow>;

/** The language of a result file; its columns are the same in both. */
export const ResultLanguage = z.enum(['zh', 'en']);
const resultQuery = z.object({ language: ResultLanguage.default('zh') });

const own = { permission: 'register.read', jurisdiction: 'name-batch', params: z.object({ id: BatchId }) } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Batches belong to whoever sent them: to everybody else they do not exist. */
export const NameBatchApi = {
  start: endpoint({
    method: 'post',
    path: '/name-batches',
    summary: '批量检查：上传 XLSX 或 CSV / Check a table of names (XLSX or CSV); the work goes on after the reply',
    permission: 'register.read',
    jurisdiction: 'none',
    upload: true,
    reply: NameBatch,
  }),
  list: endpoint({
    method: 'get',
    path: '/name-batches',
    summary: '我的批量检查 / My batches, newest first',
    permission: 'register.read',
    jurisdiction: 'none',
    query: PageQuery,
    reply: pageOf(NameBatch),
  }),
  batch: endpoint({
    method: 'get',
    path: '/name-batches/:id',
    summary: '批量检查的进度 / How far a batch is',
    ...own,
    reply: NameBatch,
  }),
  rows: endpoint({
    method: 'get',
    path: '/name-batches/:id/rows',
    summary: '批量检查的逐条结果 / Rows of a batch with their verdicts',
    ...own,
    query: PageQuery.extend({ level: Level.optional() }),
    reply: pageOf(BatchRow),
  }),
  workbook: endpoint({
    method: 'get',
    path: '/name-batches/:id/result.xlsx',
    summary: '结果文件 XLSX / The result as a workbook, with the columns of the file',
    ...own,
    query: resultQuery,
    produces: XLSX,
    reply: z.unknown(),
  }),
  csv: endpoint({
    method: 'get',
    path: '/name-batches/:id/result.csv',
    summary: '结果文件 CSV / The result as CSV (name,level,classes,rules,advice)',
    ...own,
    query: resultQuery,
    produces: 'text/csv; charset=utf-8',
    reply: z.unknown(),
  }),
  remove: endpoint({
    method: 'delete',
    path: '/name-batches/:id',
    summary: '删除一次批量检查 / Delete a batch and its result',
    ...own,
    reply: z.object({ deleted: z.literal(true) }),
  }),
};
