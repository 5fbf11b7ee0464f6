import { z } from 'zod';
import { endpoint, PageQuery, pageOf } from '../../platform/contract.ts';
import {
  CollectionKey,
  ExportCollection,
  ExportFormat,
  ExportPreview,
  ExportRequest,
  ExportRun,
  ExportRunId,
  ExportState,
  Secrecy,
} from './exportContract.ts';

const params = z.object({ id: ExportRunId });
const read = { permission: 'exports.read', jurisdiction: 'visible-export', params } as const;
const own = { permission: 'exports.make', jurisdiction: 'own-export', params } as const;

export const ExportsApi = {
  exportCollections: endpoint({
    method: 'get',
    path: '/export-collections',
    summary: '可以导出的数据、格式和列 / What may be exported, in which formats and columns',
    permission: 'exports.make',
    jurisdiction: 'none',
    reply: z.object({ items: ExportCollection.array() }),
  }),
  previewExport: endpoint({
    method: 'post',
    path: '/export-previews',
    summary:
      '导出前：有多少行、密级、格式限制 / Before an export: how many rows, which label, what the format cannot carry',
    permission: 'exports.make',
    jurisdiction: 'none',
    body: ExportRequest,
    reply: ExportPreview,
  }),
  makeExport: endpoint({
    method: 'post',
    path: '/exports',
    summary: '导出列表或地图选择 / Export a list or a selection of the map',
    permission: 'exports.make',
    jurisdiction: 'none',
    body: ExportRequest,
    idempotent: true,
    location: '/exports/:id',
    reply: ExportRun,
  }),
  listExports: endpoint({
    method: 'get',
    path: '/exports',
    summary: '导出记录 / Exports: one’s own, and of the whole division for those who oversee it',
    permission: 'exports.read',
    jurisdiction: 'none',
    query: PageQuery.extend({
      collection: CollectionKey.optional(),
      format: ExportFormat.optional(),
      state: ExportState.optional(),
      secrecy: Secrecy.optional(),
      whose: z.literal('me').optional(),
    }),
    reply: pageOf(ExportRun),
  }),
  getExport: endpoint({
    ...read,
    method: 'get',
    path: '/exports/:id',
    summary: '一次导出 / One export',
    reply: ExportRun,
  }),
  exportFile: endpoint({
    ...own,
    method: 'get',
    path: '/exports/:id/file',
    summary: '下载导出文件（本人，七天内） / The file of an export, for whoever made it, for seven days',
    produces: 'application/octet-stream',
    reply: z.unknown(),
  }),
  cancelExport: endpoint({
    ...own,
    method: 'post',
    path: '/exports/:id/cancel',
    summary: '取消导出 / Cancel an export under way',
    ifMatch: true,
    reply: ExportRun,
  }),
};
