import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { gramsOf } from '../../gazetteer/gramsOf.ts';
import { inDivisions } from '../../gazetteer/inDivisions.ts';
import { normaliseName } from '../../gazetteer/normaliseName.ts';
import { Day, type Input, type Reply } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { DeadlineRule } from '../due/dueContract.ts';
import { deadlineRules, dueAfter } from '../due/sitingRules.ts';
import { PlateToReplace, Renaming, type RenamingPlates, type ReplacementsApi } from './replacementContract.ts';

type Query = Input<typeof ReplacementsApi.listSignReplacements>['query'];
const Key = z.tuple([Day, z.uuid()]);
const Row = Renaming.omit({ dueOn: true });

/** Names that ended inside the actor's divisions and have plates, the last ended first; keyset paging. */
export async function listRenamings(
  db: Db,
  query: Query,
  actor: Pick<Actor, 'divisionCode'>,
  today: string,
): Promise<Reply<typeof ReplacementsApi.listSignReplacements>> {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const deadlines = await deadlineRules(db, today);
  const rows = await many(db, Row, selectPage(query, divisionPrefix(actor.divisionCode), after));
  const items = rows.slice(0, query.limit).map((row) => withDue(row, deadlines));
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.endedOn ?? NO_DAY, last.id]) : null, total: null };
}

/** The plates of one ended name and how far each has come. @throws Problem not-found */
export async function findRenaming(db: Db, id: string, today: string): Promise<RenamingPlates> {
  const row = await maybeOne(db, Row, sql`${selectRenamings} where n.id = ${id} and ${ENDED}`);
  if (!row) throw new Problem('not-found', `No ended name ${id}`, { detailZh: '没有这个已更名或注销的地名。' });
  const deadlines = await deadlineRules(db, today);
  const plates = await many(db, PlateToReplace, selectPlates(id));
  const rule = deadlines.find(({ code }) => code === 'renamed') ?? null;
  return { ...withDue(row, deadlines), rule: row.kind === 'renamed' ? rule : null, plates };
}

/** The division of an ended name's place, for jurisdiction checks. */
export async function divisionOfEndedName(db: Db, id: string): Promise<string | undefined> {
  const row = await maybeOne(
    db,
    z.object({ code: z.string() }),
    sql`select p.division_code as code from place_name n join place p on p.id = n.place_id where n.id = ${id} and ${ENDED}`,
  );
  return row?.code;
}

const withDue = (row: z.infer<typeof Row>, deadlines: readonly DeadlineRule[]): Renaming => ({
  ...row,
  dueOn: row.kind === 'renamed' ? dueAfter(deadlines, 'renamed', row.endedOn) : null,
});

// Where no day is on record a name counts as ended before all others.
const NO_DAY = '0001-01-01';

const ENDED = sql`n.kind = 'standard' and n.status in ('former', 'abolished')`;

/** The sign that takes the place of `s`, if any that is not itself withdrawn unused. */
const successor = sql`
  left join lateral (
    select r.id, r.status from sign r
     where r.replaces_id = s.id and (r.status <> 'withdrawn' or r.installed_on is not null)
     order by r.status = 'withdrawn', r.id desc limit 1) r on true`;

// An old plate that was taken down early is still to be followed by the one that is ordered.
const step = sql`
  case when r.id is not null then case when r.status = 'planned' or s.status <> 'withdrawn' then 'ordered' else 'replaced' end
       when s.status <> 'withdrawn' then 'to_replace' else 'withdrawn' end`;

// A plate taken down before the name ended is no matter of its end.
const concerns = sql`
  (s.status <> 'withdrawn' or coalesce(s.withdrawn_on, (s.updated_at at time zone 'Asia/Shanghai')::date) >= coalesce(n.valid_to, '0001-01-01'))`;

const selectRenamings: Sql = sql`
  select n.id, n.place_id as "placeId", case when n.status = 'abolished' then 'cancelled' else 'renamed' end as kind,
         n.name as "oldName", t.name as "newName", p.division_code as "divisionCode", coalesce(d.path, '') as "divisionName",
         n.valid_to as "endedOn", e.authority, e.document_no as "documentNo", c.counts
    from place_name n
    join place p on p.id = n.place_id
    join lateral (
      select jsonb_build_object('to_replace', count(*) filter (where g.step = 'to_replace'), 'ordered', count(*) filter (where g.step = 'ordered'),
                                'replaced', count(*) filter (where g.step = 'replaced'), 'withdrawn', count(*) filter (where g.step = 'withdrawn')) as counts,
             count(*) as plates, count(*) filter (where g.step in ('to_replace', 'ordered')) as open
        from (select ${step} as step from sign s ${successor} where s.name_id = n.id and ${concerns}) g) c on true
    left join place_name t on t.place_id = n.place_id and t.kind = 'standard' and t.status = 'standard'
    left join division d on d.code = p.division_code and upper_inf(d.valid)
    left join lateral (
      select v.authority, v.document_no from name_event v
       where v.place_id = n.place_id and v.kind in ('renamed', 'abolished') and v.on_day = n.valid_to
       order by v.seq desc limit 1) e on true`;

const selectPage = (query: Query, prefix: string, after: z.infer<typeof Key> | undefined): Sql => sql`
  ${selectRenamings}
   where ${ENDED} and ${inDivisions(prefix)} and starts_with(p.division_code, ${prefix}) and c.plates > 0
     ${query.show === 'open' ? sql`and c.open > 0` : sql``}
     ${query.placeId ? sql`and n.place_id = ${query.placeId}` : sql``}
     ${query.q ? ofText(query.q) : sql``}
     ${after ? sql`and (coalesce(n.valid_to, ${NO_DAY}::date), n.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql``}
   order by coalesce(n.valid_to, ${NO_DAY}::date) desc, n.id desc
   limit ${query.limit + 1}`;

function ofText(q: string): Sql {
  const norm = normaliseName(q);
  return sql`and ((n.grams @> ${gramsOf(norm)}::bigint[] and strpos(n.norm, ${norm}) > 0) or strpos(coalesce(t.norm, ''), ${norm}) > 0)`;
}

const selectPlates = (id: string): Sql => sql`
  select s.id, s.type, s.status, s.number, jsonb_build_array(st_x(s.position), st_y(s.position)) as position, s.maintainer,
         ${step} as step, case when r.id is null then null else jsonb_build_object('id', r.id, 'status', r.status) end as replacement
    from sign s
    join place_name n on n.id = s.name_id
    ${successor}
   where s.name_id = ${id} and ${concerns}
   order by s.id`;
