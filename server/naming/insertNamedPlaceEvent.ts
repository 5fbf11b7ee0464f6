import { run, sql } from '../platform/db/sql.ts';
import type { ActContext } from './act.ts';

interface PlaceEvent {
  kind: 'announced';
  onDay: string;
  documentNo: string;
}

/** The dated legal act on the reserved name of a case, by the office that announces (TR art. 14). */
export const insertNamedPlaceEvent = ({ tx, found, now }: ActContext, event: PlaceEvent): Promise<number> =>
  run(
    tx,
    sql`insert into name_event (place_id, name_id, kind, on_day, authority, document_no, article, recorded_at)
        select n.place_id, n.id, ${event.kind}, ${event.onDay}, o.name, ${event.documentNo}, '地名管理条例第十四条', ${now}
          from place_name n, organisation o
         where n.place_id = ${found.placeId} and n.status = 'reserved' and o.id = ${found.announcerOrgId}`,
  );
