import { run, sql } from '../platform/db/sql.ts';
import type { ActContext } from './act.ts';
import { nameOfCase } from './nameOfCase.ts';

interface PlaceEvent {
  kind: 'announced' | 'renamed' | 'abolished';
  onDay: string;
  documentNo: string;
}

/** The dated legal act on the reserved name of a case, by the office that announces (TR art. 14). */
export const insertNamedPlaceEvent = ({ tx, found, now }: ActContext, event: PlaceEvent): Promise<number> =>
  run(
    tx,
    sql`insert into name_event (place_id, name_id, kind, on_day, authority, document_no, article, article_en, recorded_at)
        select n.place_id, n.id, ${event.kind}, ${event.onDay}, o.name, ${event.documentNo}, a.announce_article_zh,
               a.announce_article_en, ${now}
          from place_name n, organisation o, authority a
         where ${nameOfCase(found)} and o.id = ${found.announcerOrgId}
           and a.id = ${found.authorityId}`,
  );
