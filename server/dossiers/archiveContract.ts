import { z } from 'zod';
import { endpoint } from '../platform/contract.ts';
import { DossierId } from './draftContract.ts';

const ArchiveFormat = z.enum(['pdf', 'xlsx']);
export type ArchiveFormat = z.infer<typeof ArchiveFormat>;

export const DossierArchiveApi = {
  archiveList: endpoint({
    ...{ method: 'get', path: '/division-dossiers/:id/archive-list', summary: '卷内文件目录 / What is in the folder' },
    ...{ permission: 'dossiers.read', jurisdiction: 'dossier', params: z.object({ id: DossierId }) },
    query: z.strictObject({ format: ArchiveFormat.default('pdf') }),
    produces: 'application/octet-stream',
    reply: z.unknown(),
  }),
};
