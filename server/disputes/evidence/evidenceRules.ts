import { type Db, one, type Sql, sql } from '../../platform/db/sql.ts';
import { EvidenceRules } from './evidenceContract.ts';

/** The rows of arts. 7-9, and when the regions of both sides were liberated: of each the narrowest prefix on record. */
export const evidenceRules = (db: Db, sides: readonly [string, string]): Promise<EvidenceRules> =>
  one(db, EvidenceRules, selectRules(sides));

const WORDS: Sql = sql`'label', label, 'labelZh', label_zh, 'article', article, 'articleZh', article_zh, 'verified', verified`;

const selectRules = (sides: readonly [string, string]): Sql => sql`
  select (select jsonb_agg(jsonb_build_object('id', id, 'band', band, ${WORDS}) order by id) from evidence_class) as classes,
         (select jsonb_agg(jsonb_build_object('id', id, 'class', class, ${WORDS}) order by position) from evidence_kind) as kinds,
         (select jsonb_agg(jsonb_build_object('class', class, 'code', code, 'article', article, 'articleZh', article_zh,
                   'verified', verified) order by class, code) from evidence_check) as checks,
         (select coalesce(jsonb_agg(distinct jsonb_build_object('dated', l.dated, 'source', l.source, 'verified', l.verified)), '[]')
            from unnest(${[...sides]}::text[]) s
            cross join lateral (select * from liberation_date r where starts_with(s, r.division_prefix)
                                 order by length(r.division_prefix) desc limit 1) l) as liberation`;
