import { type Db, many, sql } from '../../platform/db/sql.ts';
import { TriggerRow } from './needContract.ts';

/** The trigger rows in force on a day; of a row with several jurisdictions the narrowest that holds for the division. */
export const triggerRows = (db: Db, day: string, divisionCode: string): Promise<TriggerRow[]> =>
  many(
    db,
    TriggerRow,
    sql`select id, procedure, strength, case_kinds as "caseKinds", categories, listed, feature_types as "featureTypes",
               min_addresses as "minAddresses", facts, min_days as "minDays", request_days as "requestDays",
               within_days as "withinDays", notice_days as "noticeDays", unit, may_omit as "mayOmit",
               may_shorten as "mayShorten", basis_zh as "basisZh", basis_en as "basisEn", source_zh || article_zh as "articleZh",
               concat_ws(' ', source_en, nullif(article_en, '')) as "articleEn", verified, note_zh as "noteZh",
               note_en as "noteEn"
          from (select distinct on (id) * from procedure_trigger
                 where valid @> ${day}::date and (jurisdiction = 'CN' or starts_with(${divisionCode}, jurisdiction))
                 order by id, jurisdiction <> 'CN' desc, length(jurisdiction) desc) found
         order by position, id`,
  );
