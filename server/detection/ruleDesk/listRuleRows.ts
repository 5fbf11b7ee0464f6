import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Input } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, maybeOne, one, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { RowId, RowKind, RuleRowItem } from '../ruleChangeContract.ts';
import type { RuleDeskApi } from '../ruleDeskContract.ts';
import { rowsFor } from './mayChangeRow.ts';
import { LABEL } from './rowKinds.ts';

type ListQuery = Input<typeof RuleDeskApi.rows>['query'];
const Key = z.tuple([z.string(), z.string(), z.int32()]);

/** Rows of the rule desk as on a day, in the order of their files; keyset paging on (kind, id, version). */
export async function listRuleRows(db: Db, actor: Actor, query: ListQuery, today: string) {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const filter = filterOf(actor, query, today);
  const rows = await many(db, RuleRowItem, selectPage(filter, today, { after, limit: query.limit + 1 }));
  const { total } = await one(db, Total, sql`select count(*)::int as total from rule_row r where ${filter}`);
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.kind, last.id, last.version]) : null, total };
}

/** Every version of one row, newest first. @throws Problem not-found */
export async function ruleRowVersions(db: Db, { kind, id }: { kind: string; id: string }, today: string) {
  const versions = await many(
    db,
    RuleRowItem,
    sql`select ${columns(today)} from rule_row r where r.kind = ${kind} and r.id = ${id} order by r.version desc`,
  );
  if (versions.length > 0) return { versions };
  throw new Problem('not-found', `No row ${kind} ${id}`, { detailZh: '没有这个条目。' });
}

const Params = z.object({ kind: RowKind, id: RowId });
const Total = z.object({ total: z.number().int() });

/** Jurisdiction rule `rule-row`: rows of other divisions do not exist. @throws Problem outside-jurisdiction */
export async function requireVisibleRow(db: Db, actor: Actor, { params }: { params: unknown }): Promise<void> {
  const { kind, id } = Params.parse(params);
  const seen = await maybeOne(
    db,
    z.object({ seen: z.boolean() }),
    sql`select true as seen from rule_row r where r.kind = ${kind} and r.id = ${id} and ${rowsFor(actor)} limit 1`,
  );
  if (!seen) throw new Problem('outside-jurisdiction', 'No such row', { detailZh: '没有这个条目。' });
}

const columns = (today: string): Sql => sql`
  r.kind, r.id, r.version, ${LABEL} as label, r.body ->> 'id' as code, r.body, r.jurisdiction,
  lower(r.valid) as "validFrom", upper(r.valid) as "validTo",
  case when r.valid @> ${today}::date then 'in_force' when lower(r.valid) > ${today}::date then 'future' else 'ended' end as state,
  r.source, r.body ->> 'article' as article,
  (select s.body ->> 'textZh' from rule_row s where s.kind = 'source' and s.body ->> 'text' = r.source and s.valid @> ${today}::date
    order by s.id desc limit 1) as "sourceZh",
  coalesce(nullif(r.document_no, ''), r.body ->> 'document', '') as "documentNo", r.change_id as "changeId"`;

function stateFilter(state: ListQuery['state'], today: string): Sql {
  if (state === 'in_force') return sql`r.valid @> ${today}::date`;
  if (state === 'off') return sql`(r.valid @> ${today}::date and r.body ->> 'enabled' = 'false')`;
  if (state === 'future') return sql`lower(r.valid) > ${today}::date`;
  if (state === 'ended') return sql`(isempty(r.valid) or upper(r.valid) <= ${today}::date)`;
  return sql`true`;
}

const filterOf = (actor: Actor, { kind, q, state }: ListQuery, today: string): Sql => sql`
  ${rowsFor(actor)} and ${stateFilter(state, today)}
  ${kind ? sql`and r.kind = ${kind}` : sql``}
  ${
    q
      ? sql`and strpos(lower(concat_ws(' ', ${LABEL}, r.body ->> 'text', r.body ->> 'char', r.body ->> 'id', r.body ->> 'article', r.body ->> 'articleZh', r.body ->> 'instrumentZh', r.body ->> 'rules', r.body ->> 'document',
              r.source, r.document_no)), lower(${q})) > 0`
      : sql``
  }`;

interface Page {
  after: z.infer<typeof Key> | undefined;
  limit: number;
}
const selectPage = (filter: Sql, today: string, { after, limit }: Page): Sql => sql`
  select ${columns(today)}
    from rule_row r
   where ${filter}
     ${after ? sql`and (r.kind, r.id, r.version) > (${after[0]}, ${after[1]}, ${after[2]}::int)` : sql``}
   order by r.kind, r.id, r.version
   limit ${limit}`;
