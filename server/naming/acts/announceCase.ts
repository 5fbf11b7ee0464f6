import { z } from 'zod';
import { one, run, sql } from '../../platform/db/sql.ts';
import type { Act, ActContext } from '../act.ts';
import { actNumber } from '../documents/actNumber.ts';
import { insertNamedPlaceEvent } from '../insertNamedPlaceEvent.ts';
import { refuseFuture } from './reviewActs.ts';

const Content = z.object({
  name: z.string(),
  romanTone: z.string(),
  division: z.string(),
  location: z.string(),
  approver: z.string(),
  decidedOn: z.string(),
  documentNo: z.string(),
});

/**
 * The announcement (公告) with the fields of TR-FA; with its reference stored the name becomes standard in the same
 * transaction and its spelling is frozen.
 */
export const announceCase: Act<'announce'> = {
  name: 'announce',
  effect: async (context, { announcementNo: given, announcedOn, channels }) => {
    const { tx, found, today, actor } = context;
    refuseFuture(announcedOn, today, '/announcedOn');
    const series = { organisationId: actor.organisationId, purpose: 'announcement', day: announcedOn } as const;
    const announcementNo = await actNumber(tx, given, series);
    const content = await one(tx, Content, selectContent(context));
    await run(
      tx,
      sql`insert into announcement (case_id, announcement_no, announced_on, channels, text)
          values (${found.id}, ${announcementNo}, ${announcedOn}, ${channels}::text[], ${announcementText(content)})`,
    );
    await insertNamedPlaceEvent(context, { kind: 'announced', onDay: announcedOn, documentNo: announcementNo });
    await makeStandard(context);
    return { document: announcementNo, note: { code: 'channels', channels }, movesOnTo: 'standard' };
  },
};

const announcementText = (c: z.infer<typeof Content>): string =>
  `标准地名：${c.name}\n罗马字母拼写：${c.romanTone}\n所属行政区：${c.division}\n位置描述：${c.location}\n` +
  `批准机关：${c.approver}\n批准文号：${c.documentNo}\n批准日期：${c.decidedOn}`;

async function makeStandard({ tx, found, now }: ActContext): Promise<void> {
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
}

const selectContent = ({ found }: ActContext) => sql`
  select n.name, s.roman_tone as "romanTone", coalesce(d.path, c.division_code) as division,
         c.location || case when c.extent = '' then '' else '；' || c.extent end as location,
         o.name as approver, k.decided_on as "decidedOn", k.document_no as "documentNo"
    from naming_case c
    join place_name n on n.place_id = c.place_id and n.status = 'reserved'
    join spelling s on s.name_id = n.id
    join decision k on k.case_id = c.id
    join organisation o on o.id = c.approver_org_id
    left join division d on d.code = c.division_code and upper_inf(d.valid)
   where c.id = ${found.id}`;
