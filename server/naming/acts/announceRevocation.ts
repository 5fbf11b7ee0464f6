import { z } from 'zod';
import { Day } from '../../platform/contract.ts';
import { one, run, sql } from '../../platform/db/sql.ts';
import type { Act } from '../act.ts';
import { actNumber } from '../documents/actNumber.ts';
import { fieldProblem } from '../fieldProblem.ts';
import { CaseKind } from '../kindContract.ts';
import { refuseFuture } from './reviewActs.ts';

const Revoked = z.object({
  kind: CaseKind,
  name: z.string(),
  restored: z.string().nullable(),
  organ: z.string(),
  documentNo: z.string(),
  revokedOn: Day,
  approver: z.string(),
  approvalNo: z.string(),
  announcementNo: z.string(),
});

/**
 * The public, which was told of an approval, is told that it is revoked: information that changes is disclosed anew within 20
 * working days (政府信息公开条例 art. 26). The Toponym Regulations have no article on it.
 * @throws Problem invalid-input for a day in the future or before the revocation; as `actNumber`
 */
export const announceRevocation: Act<'announceRevocation'> = {
  name: 'announceRevocation',
  effect: async ({ tx, found, actor, today }, { announcementNo: given, announcedOn, channels }) => {
    refuseFuture(announcedOn, today, '/announcedOn');
    const revoked = await one(tx, Revoked, selectRevoked(found.id));
    if (announcedOn < revoked.revokedOn)
      throw fieldProblem('/announcedOn', 'before-revocation', 'Before the revocation', '公告日期不能早于撤销日期');
    const series = { organisationId: actor.organisationId, purpose: 'announcement', day: announcedOn } as const;
    const announcementNo = await actNumber(tx, given, series);
    await run(
      tx,
      sql`update revocation set announcement_no = ${announcementNo}, announced_on = ${announcedOn},
                 channels = ${channels}::text[], text = ${announcementText(revoked)} where case_id = ${found.id}`,
    );
    return { document: announcementNo, note: { code: 'channels', channels }, onDay: announcedOn };
  },
};

const announcementText = (r: z.infer<typeof Revoked>): string =>
  [
    `${r.kind === 'cancellation' ? '撤销注销的地名' : '撤销批准的地名'}：${r.name}`,
    `原批准机关：${r.approver}`,
    `原批准文号：${r.approvalNo}`,
    `原公告文号：${r.announcementNo}`,
    `撤销机关：${r.organ}`,
    `撤销文号：${r.documentNo}`,
    `撤销日期：${r.revokedOn}`,
    ...(r.restored === null ? [] : [`恢复使用的地名：${r.restored}`]),
  ].join('\n');

const selectRevoked = (caseId: string) => sql`
  select c.kind, v.name, v.restored, v.organ, v.document_no as "documentNo", v.revoked_on as "revokedOn", o.name as approver,
         d.document_no as "approvalNo", a.announcement_no as "announcementNo"
    from revocation v
    join naming_case c on c.id = v.case_id
    join organisation o on o.id = c.approver_org_id
    join decision d on d.case_id = c.id
    join announcement a on a.case_id = c.id
   where v.case_id = ${caseId}`;
