import { z } from 'zod';
import { insertNames } from '../../gazetteer/insertNames.ts';
import { many, one, run, sql } from '../../platform/db/sql.ts';
import type { FilingContext } from './performFilingAct.ts';

const Filed = z.object({ id: z.string(), name: z.string(), divisionCode: z.string() });

/**
 * The approved names enter the register with their approval and their filing as dated legal acts. They are reserved until
 * the announcement makes them standard.
 */
export async function enterFiledNames(context: FilingContext, receipt: string): Promise<void> {
  const { tx, deps, found } = context;
  const names = await many(
    tx,
    Filed,
    sql`select id, name, division_code as "divisionCode" from inbound_filing_name where filing_id = ${found.id} order by position`,
  );
  const { tables } = await deps.rules(tx);
  for (const filed of names) {
    const { id: placeId } = await one(tx, z.object({ id: z.string() }), insertPlace(context, filed));
    await insertNames(tx, tables, [
      {
        placeId,
        provinceCode: `${filed.divisionCode.slice(0, 2)}0000`,
        countyCode: filed.divisionCode.slice(0, 6),
        category: found.category,
        name: filed.name,
        kind: 'standard',
        status: 'reserved',
        legalStatus: 'approved_tr',
        validFrom: found.approvedOn,
      },
    ]);
    await run(tx, sql`update inbound_filing_name set place_id = ${placeId} where id = ${filed.id}`);
  }
  await run(tx, insertEvent(context, { kind: 'named', onDay: found.approvedOn, documentNo: found.documentNo }));
  await run(tx, insertEvent(context, { kind: 'filed', onDay: context.today, documentNo: receipt }));
}

const insertPlace = ({ found, now }: FilingContext, { id, divisionCode }: z.infer<typeof Filed>) => sql`
  insert into place (province_code, division_code, category, status, geom, position_source, meaning, description, source,
                     created_at, updated_at)
  select rpad(left(${divisionCode}, 2), 6, '0'), division_code, ${found.category}, 'proposed', geom,
         case when geom is null then '' else '备案图形' end, nullif(meaning, ''), nullif(location, ''),
         ${`备案 ${found.filingNo}`}, ${now}, ${now}
    from inbound_filing_name where id = ${id} returning id`;

interface Event {
  kind: 'named' | 'filed' | 'announced';
  onDay: string;
  documentNo: string | null;
}

// The approval is the approver's act, the receipt the receiver's, the announcement the announcer's.
const insertEvent = ({ found, now }: FilingContext, { kind, onDay, documentNo }: Event) => sql`
  insert into name_event (place_id, name_id, kind, on_day, authority, document_no, article, article_en, recorded_at)
  select n.place_id, n.id, ${kind}, ${onDay},
         case ${kind} when 'named' then f.approver when 'filed' then r.name else coalesce(a.name, r.name) end,
         ${documentNo}, case ${kind} when 'named' then '地名管理条例第十二条' when 'filed' then f.route_article else f.announce_article end,
         case ${kind} when 'named' then 'Toponym Regulations art. 12' when 'filed' then f.route_article_en else f.announce_article_en end, ${now}
    from inbound_filing f
    join organisation r on r.id = f.receiver_org_id
    left join organisation a on a.id = f.announcer_org_id
    join inbound_filing_name d on d.filing_id = f.id
    join place_name n on n.place_id = d.place_id and n.status = 'reserved'
   where f.id = ${found.id}
   order by d.position`;

export async function makeFiledNamesStandard(
  context: FilingContext,
  { announcementNo, announcedOn }: { announcementNo: string; announcedOn: string },
): Promise<void> {
  const { tx, found, now } = context;
  await run(tx, insertEvent(context, { kind: 'announced', onDay: announcedOn, documentNo: announcementNo }));
  const places = sql`select place_id from inbound_filing_name where filing_id = ${found.id}`;
  await run(tx, sql`update place_name set status = 'standard' where place_id in (${places}) and status = 'reserved'`);
  await run(
    tx,
    sql`update spelling set frozen = true where name_id in (select id from place_name where place_id in (${places}))`,
  );
  await run(
    tx,
    sql`update place set status = 'live', version = version + 1, updated_at = ${now} where id in (${places})`,
  );
}
