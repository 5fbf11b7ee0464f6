import { z } from 'zod';
import { endpoint, PageQuery, pageOf } from '../../platform/contract.ts';
import { ImportFinding } from './findingContract.ts';
import {
  EncodingSample,
  ImportChoices,
  ImportField,
  ImportKind,
  ImportRow,
  ImportRun,
  ImportRunId,
  ImportState,
  RowOutcome,
} from './importContract.ts';

const Run = {
  params: z.object({ id: ImportRunId }),
  jurisdiction: 'import-run',
  permission: 'imports.read',
} as const;
const Act = { ...Run, permission: 'imports.make', ifMatch: true, reply: ImportRun } as const;

export const ImportsApi = {
  upload: endpoint({
    method: 'post',
    path: '/imports',
    summary: '上传数据文件，开始识别 / Upload a data file and begin to read it',
    permission: 'imports.make',
    jurisdiction: 'none',
    query: z.strictObject({ kind: ImportKind.optional() }),
    upload: 'large',
    idempotent: true,
    location: '/imports/:id',
    reply: ImportRun,
  }),
  list: endpoint({
    method: 'get',
    path: '/imports',
    summary: '数据导入列表 / Imports of the office, the latest first',
    permission: 'imports.read',
    jurisdiction: 'none',
    query: PageQuery.extend({ kind: ImportKind.optional(), state: ImportState.optional() }),
    reply: pageOf(
      ImportRun.pick({
        id: true,
        kind: true,
        state: true,
        fileName: true,
        sizeBytes: true,
        by: true,
        divisionName: true,
        counts: true,
        findings: true,
        progress: true,
        createdAt: true,
        committedAt: true,
        undoneAt: true,
      }),
    ),
  }),
  kinds: endpoint({
    method: 'get',
    path: '/import-kinds',
    summary: '各类数据的字段（模板表头） / The fields of each kind, for templates',
    permission: 'imports.read',
    jurisdiction: 'none',
    reply: z.object({ items: z.object({ kind: ImportKind, fields: ImportField.array() }).array() }),
  }),
  get: endpoint({ ...Run, method: 'get', path: '/imports/:id', summary: '导入详情 / One import', reply: ImportRun }),
  rows: endpoint({
    ...Run,
    method: 'get',
    path: '/imports/:id/rows',
    summary: '导入的行：将新增、变更、不变、跳过、拒绝 / Rows of an import and what they do',
    query: PageQuery.extend({
      outcome: RowOutcome.optional(),
      /** Only rows with a finding of this code, or of this severity. */
      code: z.string().max(60).optional(),
      severity: ImportFinding.shape.severity.optional(),
    }),
    reply: pageOf(ImportRow),
  }),
  findings: endpoint({
    ...Run,
    method: 'get',
    path: '/imports/:id/findings',
    summary: '导入发现的问题 / Findings of an import: of the file first, then by row',
    query: PageQuery.extend({ severity: ImportFinding.shape.severity.optional(), code: z.string().max(60).optional() }),
    reply: pageOf(ImportFinding),
  }),
  summary: endpoint({
    ...Run,
    method: 'get',
    path: '/imports/:id/finding-codes',
    summary: '按代码汇总的问题 / Findings by code, with how many rows each',
    reply: z.object({
      items: z
        .object({
          code: z.string(),
          severity: ImportFinding.shape.severity,
          count: z.number().int(),
          first: ImportFinding,
        })
        .array(),
    }),
  }),
  encodings: endpoint({
    ...Run,
    method: 'get',
    path: '/imports/:id/encodings',
    summary: '以各种编码显示文件开头 / The beginning of the file in each encoding it may have',
    reply: z.object({ items: EncodingSample.array() }),
  }),
  choose: endpoint({
    ...Act,
    method: 'patch',
    path: '/imports/:id',
    summary:
      '选择类别、图层、编码、标题行、坐标系和列对应 / Choose kind, layer, encoding, heading row, system and columns',
    body: ImportChoices.extend({ kind: ImportKind.optional() }),
  }),
  leaveOut: endpoint({
    ...Act,
    method: 'patch',
    path: '/imports/:id/rows',
    summary: '排除或恢复若干行 / Leave rows out, or take them in again',
    body: z.strictObject({
      numbers: z.number().int().array().min(1).max(1000),
      leftOut: z.boolean(),
      /** Further rows follow: what was judged without rows that come in again is judged anew after the last request. */
      more: z.boolean().default(false),
    }),
  }),
  judge: endpoint({
    ...Act,
    method: 'post',
    path: '/imports/:id/dry-run',
    summary: '试导入：检查每一行，不写入 / Dry run: judge every row, write nothing',
  }),
  commit: endpoint({
    ...Act,
    method: 'post',
    path: '/imports/:id/commit',
    summary: '正式导入：全部写入或全部不写 / Commit: all of it in one transaction',
  }),
  cancel: endpoint({
    ...Act,
    method: 'post',
    path: '/imports/:id/cancel',
    summary: '取消 / Cancel what is under way or not committed',
  }),
  undo: endpoint({
    ...Act,
    method: 'post',
    path: '/imports/:id/undo',
    summary: '撤销整次导入 / Undo the whole import while nothing is built on it',
  }),
  report: endpoint({
    ...Run,
    method: 'get',
    path: '/imports/:id/report.xlsx',
    summary: '导入报告（工作簿） / Report of the import as a workbook',
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    reply: z.unknown(),
  }),
};
