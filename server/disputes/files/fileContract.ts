import { z } from 'zod';
import { endpoint, Instant } from '../../platform/contract.ts';
import { DisputeId } from '../contract.ts';

/** Who put a paper into the file: side a, side b, or the government that handles the dispute. */
export const DisputePart = z.enum(['a', 'b', 'handler']);
export type DisputePart = z.infer<typeof DisputePart>;

export const DisputeFile = z.object({
  id: z.uuid(),
  fileName: z.string(),
  mediaType: z.string(),
  sha256: z.string(),
  part: DisputePart,
  uploadedBy: z.string(),
  organisation: z.string(),
  uploadedAt: Instant,
});
export type DisputeFile = z.infer<typeof DisputeFile>;

const params = z.object({ id: DisputeId });

export const DisputeFilesApi = {
  list: endpoint({
    method: 'get',
    path: '/disputes/:id/files',
    summary: '争议卷宗的文件 / The papers of a dispute',
    permission: 'disputes.read',
    jurisdiction: 'dispute',
    params,
    reply: z.object({ items: DisputeFile.array() }),
  }),
  upload: endpoint({
    method: 'post',
    path: '/disputes/:id/files',
    summary: '上传争议卷宗文件 / Upload a paper of a dispute',
    permission: 'disputes.handle',
    jurisdiction: 'dispute',
    params,
    upload: true,
    reply: DisputeFile,
  }),
  download: endpoint({
    method: 'get',
    path: '/disputes/:id/files/:fileId',
    summary: '下载争议卷宗文件 / A paper of a dispute',
    permission: 'disputes.read',
    jurisdiction: 'dispute',
    params: params.extend({ fileId: z.uuid() }),
    produces: 'application/octet-stream',
    reply: z.unknown(),
  }),
};
