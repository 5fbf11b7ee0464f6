import { z } from 'zod';
import { Day } from '../../platform/contract.ts';
import { one, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { Act, ActContext } from '../act.ts';
import { actNumber } from '../documents/actNumber.ts';
import { fieldProblem } from '../fieldProblem.ts';
import { insertNamedPlaceEvent } from '../insertNamedPlaceEvent.ts';
import { KIND_RULES } from '../kindActs.ts';
import type { CaseKind } from '../kindContract.ts';
import { nameOfCase } from '../nameOfCase.ts';
import { endStandardName, supersedeName } from './endName.ts';
import { refuseFuture } from './reviewActs.ts';

const Content = z.object({
  name: z.string(),
  oldName: z.string().nullable(),
  romanTone: z.string(),
  division: z.string(),
  location: z.string(),
  approver: z.string(),
  decidedOn: z.string(),
  documentNo: z.string(),
  /** The day on which another department's approval was received on file; null where the government approved. */
  receivedOn: Day.nullable(),
});
type Content = z.infer<typeof Content>;

/**
 * The announcement (公告) with the fields of TR-FA. With its reference stored the name becomes standard in the same
 * transaction, its spelling frozen and the one it replaces former; a cancelled name is abolished.
 */
export const announceCase: Act<'announce'> = {
  name: 'announce',
  effect: async (context, { announcementNo: given, announcedOn, channels }) => {
    const { tx, found, today, actor } = context;
    refuseFuture(announcedOn, today, '/announcedOn');
    const series = { organisationId: actor.organisationId, purpose: 'announcement', day: announcedOn } as const;
    const announcementNo = await actNumber(tx, given, series);
    const content = await one(tx, Content, selectContent(context));
    requireAfter(announcedOn, content);
    await run(
      tx,
      sql`insert into announcement (case_id, announcement_no, announced_on, channels, text)
          values (${found.id}, ${announcementNo}, ${announcedOn}, ${channels}::text[],
                  ${announcementText(found.kind, content)})`,
    );
    await insertNamedPlaceEvent(context, { kind: 'announced', onDay: announcedOn, documentNo: announcementNo });
    await (found.kind === 'cancellation' ? endStandardName(context, content.decidedOn) : makeStandard(context));
    return {
      document: announcementNo,
      note: { code: 'channels', channels },
      onDay: announcedOn,
      movesOnTo: KIND_RULES[found.kind].ends,
    };
  },
};

/** TR art. 14: an approval is announced after it was given, another department's after it was filed. */
function requireAfter(announcedOn: string, { decidedOn, receivedOn }: Content): void {
  const earliest = receivedOn ?? decidedOn;
  if (announcedOn >= earliest) return;
  const [what, whatZh] = receivedOn === null ? ['approved', '批准'] : ['received on file', '备案'];
  throw fieldProblem(
    '/announcedOn',
    'before-approval',
    `It was ${what} on ${earliest}`,
    `公告日期不能早于${whatZh}日期（${earliest}）`,
  );
}

const announcementText = (kind: CaseKind, c: Content): string =>
  [
    ...(kind === 'cancellation' ? [`注销地名：${c.name}`] : [`标准地名：${c.name}`]),
    ...(kind === 'renaming' && c.oldName !== null ? [`原地名：${c.oldName}`] : []),
    `罗马字母拼写：${c.romanTone}`,
    `所属行政区：${c.division}`,
    `位置描述：${c.location}`,
    `批准机关：${c.approver}`,
    `批准文号：${c.documentNo}`,
    `批准日期：${c.decidedOn}`,
  ].join('\n');

async function makeStandard(context: ActContext): Promise<void> {
  const { tx, found, now } = context;
  if (found.kind === 'renaming') await supersedeName(context);
  await run(
    tx,
    sql`update place_name set status = 'standard' where place_id = ${found.placeId} and status = 'reserved'`,
  );
  await run(
    tx,
    sql`update spelling set frozen = true where name_id in (select id from place_name where place_id = ${found.placeId})`,
  );
  await run(
    tx,
    sql`update place set status = 'live', version = version + 1, updated_at = ${now} where id = ${found.placeId}`,
  );
  await run(
    tx,
    sql`update name_reservation set state = 'used', updated_at = ${now} where drawn_by = ${found.id} and state = 'drawn'`,
  );
}

const selectContent = ({ found }: ActContext): Sql => sql`
  select n.name, c.old_name as "oldName", s.roman_tone as "romanTone", coalesce(d.path, c.division_code) as division,
         c.location || case when c.extent = '' then '' else '；' || c.extent end as location,
         o.name as approver, k.decided_on as "decidedOn", k.document_no as "documentNo",
         case when c.variant <> 'government' then f.accepted_on end as "receivedOn"
    from naming_case c
    join place_name n on ${nameOfCase(found)}
    join spelling s on s.name_id = n.id
    join decision k on k.case_id = c.id
    left join filing f on f.case_id = c.id
    join organisation o on o.id = c.approver_org_id
    left join division d on d.code = c.division_code and upper_inf(d.valid)
   where c.id = ${found.id}`;
