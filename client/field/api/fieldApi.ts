import { z } from 'zod';
import { endpoint } from '#server/platform/contract.ts';
import { FieldPackage, FieldRecord, PackageContent, Receipt, RecordId } from '#server/signs/field/fieldContract.ts';

const shared = { permission: 'signs.inspect', jurisdiction: 'none' };

/** What a device asks of the server. */
export const FieldApi = {
  myPackages: endpoint({
    ...shared,
    method: 'get',
    path: '/field/packages',
    summary: '我的工作包 / My work packages',
    reply: z.object({ items: FieldPackage.array() }),
  }),
  packageContent: endpoint({
    ...shared,
    method: 'get',
    path: '/field/packages/:id/content',
    summary: '工作包内容 / Content of a work package',
    params: z.object({ id: z.uuid() }),
    reply: PackageContent,
  }),
  putRecord: endpoint({
    ...shared,
    method: 'put',
    path: '/field/records/:id',
    summary: '上报记录 / Hand in a record',
    params: z.object({ id: RecordId }),
    body: FieldRecord,
    reply: Receipt,
  }),
  receipt: endpoint({
    ...shared,
    method: 'get',
    path: '/field/records/:id',
    summary: '记录的回执 / Receipt of a record',
    params: z.object({ id: RecordId }),
    reply: Receipt,
  }),
};
