import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { MarkerEventRule, type MarkerEventType } from './markerContract.ts';

/** What the law asks of each event, in the order of the menu. */
export const markerEventRules = async (db: Db): Promise<{ items: MarkerEventRule[] }> => ({
  items: await many(db, MarkerEventRule, selectEventRules(null)),
});

/** The rules of events, or of one type. */
export const selectEventRules = (type: MarkerEventType | null): Sql => sql`
  select type, both_present as "bothPresent", approval_needed as "approvalNeeded", filing_needed as "filingNeeded", position,
         status, article, article_zh as "articleZh", verified, note, note_zh as "noteZh"
    from boundary_marker_event_rule
   where ${type}::text is null or type = ${type}
   order by sort`;
