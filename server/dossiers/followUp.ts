import { type Db, run, type Sql, sql } from '../platform/db/sql.ts';
import type { Change, Recoding } from './changeDivisions.ts';
import type { DossierId } from './draftContract.ts';

interface Applied {
  id: DossierId;
  change: Change;
  recoded: readonly Recoding[];
  /** Divisions whose outline should have changed but is not in the register. */
  undrawn: readonly string[];
}

/** Lists what a person must still do after a change, with how many there are and the first ten by name. After `repoint`. */
export async function listTasks(tx: Db, { id, change, recoded, undrawn }: Applied): Promise<void> {
  const { unit, units, to, parent } = change.scheme;
  const moved = recoded.map(({ to: code }) => code);
  const heir = change.draft.change === 'establish' ? change.codes.get(unit.code) : undefined;
  const here = [...moved, ...(heir ? [heir] : []), ...(change.draft.change === 'name' ? [unit.code] : [])];
  const under = (column: Sql): Sql =>
    sql`exists (select 1 from unnest(${here}::text[]) c where starts_with(${column}, c))`;
  const kinds: Record<string, Sql> = {
    signs: sql`select p.name from sign s join place_name p on p.place_id = s.place_id and p.kind = 'standard' and p.status = 'standard'
                where ${under(sql`s.division_code`)} and s.status = 'installed'`,
    cases: sql`select coalesce(c.subject_name, '—') as name from (
                 select (select d.name from case_candidate d where d.case_id = n.id order by d.rank limit 1) as subject_name
                   from naming_case n where ${under(sql`n.division_code`)} and n.state not in ('draft', 'not_accepted', 'refused',
                     'standard', 'superseded', 'abolished', 'expired', 'withdrawn', 'revoked', 'announced')) c`,
    organisations: sql`select name from organisation where ${under(sql`division_code`)}`,
    lines: sql`select a.name || '—' || b.name as name from boundary_line l
                 join division a on a.code = l.side_a and upper_inf(a.valid)
                 join division b on b.code = l.side_b and upper_inf(b.valid)
                where upper_inf(l.valid) and l.level <> 'province' and l.updated_at >= ${change.effectiveOn}::date
                  and (l.side_a = any(${[...here, parent.code, to?.code ?? '']}) or l.side_b = any(${[...here, parent.code, to?.code ?? '']}))`,
    outline: sql`select name from division where code = any(${[...undrawn]}) and upper_inf(valid)`,
    places: sql`select n.name from place p join place_name n on n.place_id = p.id and n.kind = 'standard' and n.status = 'standard'
                  join division t on t.code = any(${units.length > 0 || change.draft.change === 'affiliation' ? moved : []}) and upper_inf(t.valid)
                 where p.division_code = ${change.draft.change === 'boundary' ? unit.code : parent.code} and p.geom is not null
                   and st_intersects(p.geom, t.geom) and not st_touches(p.geom, t.geom)`,
    names: sql`select n.name from place p join place_name n on n.place_id = p.id and n.kind = 'standard' and n.status = 'standard'
                where ${under(sql`p.division_code`)} and strpos(n.name, (select "specific" from division where code = ${parent.code}
                  and upper_inf(valid))) > 0`,
  };
  for (const [kind, which] of Object.entries(kinds)) await insertTask(tx, id, kind, which);
}

const insertTask = (tx: Db, id: DossierId, kind: string, which: Sql): Promise<number> =>
  run(
    tx,
    sql`insert into dossier_task (dossier_id, kind, count, examples)
        select ${id}, ${kind}, count(*)::int, coalesce(jsonb_agg(name) filter (where nr <= 10), '[]')
          from (select name, row_number() over (order by name) as nr from (${which}) w) t having count(*) > 0`,
  );
