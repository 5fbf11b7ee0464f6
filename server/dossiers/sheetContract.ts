import { z } from 'zod';
import { SheetPlan, SheetWish } from '../boundaries/sheets/sheetContract.ts';
import { endpoint } from '../platform/contract.ts';
import { DossierId } from './draftContract.ts';

const reading = {
  permission: 'dossiers.read',
  jurisdiction: 'dossier',
  params: z.object({ id: DossierId }),
  query: SheetWish,
} as const;

export const SchemeSheetsApi = {
  planSheets: endpoint({
    ...{ method: 'get', path: '/division-dossiers/:id/map-sheets', ...reading },
    summary: '变更前后图的分幅方案 / How the maps of a scheme would be laid out',
    reply: SheetPlan,
  }),
  printSheets: endpoint({
    ...{ method: 'get', path: '/division-dossiers/:id/map-sheets.pdf', ...reading },
    summary: '变更前的行政区划图和变更方案示意图（PDF）/ The maps of a scheme, before and after',
    produces: 'application/pdf',
    reply: z.unknown(),
  }),
};
