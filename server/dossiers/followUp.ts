import { type Db, run, type Sql, sql } from '../platform/db/sql.ts';
import { type AreaPass, pieceShapes } from './areas/areaPass.ts';
import type { Change, Recoding } from './changeDivisions.ts';
import type { DossierId } from './draftContract.ts';
import { heirOf } from './inheritedUnits.ts';

interface Applied {
  id: DossierId;
  change: Change;
  recoded: readonly Recoding[];
  /** Divisions whose outline should have changed but is not in the register. */
  undrawn: readonly string[];
  /** What passed by a drawn area. */
  passes: readonly AreaPass[];
}

/** Lists what a person must still do after a change, with how many there are and the first ten by name. After `repoint`. */
export async function listTasks(tx: Db, applied: Applied): Promise<void> {
  const [pass] = applied.passes;
  const kinds = { ...unitTasks(applied), ...(pass ? areaTasks(applied, pass) : { places: straddling(applied) }) };
  for (const [kind, which] of Object.entries(kinds)) await insertTask(tx, applied.id, kind, which);
}

/** States in which a naming case is at its end. */
export const ENDED = sql`'{draft,not_accepted,refused,standard,superseded,abolished,expired,withdrawn,revoked,announced}'::text[]`;
const STANDARD = sql`n.kind = 'standard' and n.status = 'standard'`;
/** The first name proposed in a case. */
export const caseName = (id: Sql): Sql =>
  sql`coalesce((select d.name from case_candidate d where d.case_id = ${id} order by d.rank limit 1), '—')`;

/** The codes under which everything is new: of what was recoded, of the heir, of what has a new name. */
function newCodes({ change, recoded }: Applied): string[] {
  const heir = change.draft.change === 'establish' ? heirOf(change.draft, change.scheme, change.codes) : undefined;
  return [
    ...recoded.map(({ to: code }) => code),
    ...(heir ? [heir] : []),
    ...(change.draft.change === 'name' ? [change.scheme.unit.code] : []),
  ];
}

function unitTasks(applied: Applied): Record<string, Sql> {
  const { change, undrawn } = applied;
  const { unit, to, parent } = change.scheme;
  const here = newCodes(applied);
  const sides = [...here, parent.code, to?.code ?? '', ...(change.draft.area ? [unit.code] : [])];
  const under = (column: Sql): Sql =>
    sql`exists (select 1 from unnest(${here}::text[]) k (code) where starts_with(${column}, k.code))`;
  return {
    signs: sql`select p.name from sign s join place_name p on p.place_id = s.place_id and p.kind = 'standard' and p.status = 'standard'
                where ${under(sql`s.division_code`)} and s.status = 'installed'`,
    cases: sql`select ${caseName(sql`c.id`)} as name from naming_case c
                where ${under(sql`c.division_code`)} and not c.state = any(${ENDED})`,
    organisations: sql`select name from organisation where ${under(sql`division_code`)}`,
    lines: sql`select a.name || '—' || b.name as name from boundary_line l
                 join division a on a.code = l.side_a and upper_inf(a.valid)
                 join division b on b.code = l.side_b and upper_inf(b.valid)
                where upper_inf(l.valid) and l.level <> 'province' and l.updated_at >= ${change.effectiveOn}::date
                  and (l.side_a = any(${sides}) or l.side_b = any(${sides}))`,
    outline: sql`select name from division where code = any(${[...undrawn]}) and upper_inf(valid)`,
    names: sql`select n.name from place p join place_name n on n.place_id = p.id and ${STANDARD}
                where ${under(sql`p.division_code`)} and strpos(n.name, (select "specific" from division where code = ${parent.code}
                  and upper_inf(valid))) > 0`,
  };
}

/** Names that lie at least partly in ground that changed hands as whole units, but stand under somebody else. */
function straddling(applied: Applied): Sql {
  const { change, recoded } = applied;
  const { unit, to } = change.scheme;
  const heir = heirOf(change.draft, change.scheme, change.codes);
  const here = [...newCodes(applied), ...(heir ? [heir] : [])];
  const movedNow = change.draft.change === 'establish' ? [heir ?? ''] : recoded.map(({ to: code }) => code);
  // An abolished unit has its outline up to the day.
  const ground =
    change.draft.change === 'abolish'
      ? sql`select geom from division where code = ${unit.code} and upper(valid) = ${change.effectiveOn}::date`
      : sql`select geom from division where code = any(${movedNow}) and upper_inf(valid)`;
  const isMove = change.draft.change !== 'name' && change.draft.change !== 'seat' && !change.draft.entrusting;
  return sql`select distinct n.name, n.id from place p join place_name n on n.place_id = p.id and ${STANDARD}
               join (${ground}) g on g.geom && p.geom and st_intersects(p.geom, g.geom) and not st_touches(p.geom, g.geom)
              where ${isMove} and not exists (select 1 from unnest(${here}::text[]) c where starts_with(p.division_code, c)
                or starts_with(c, regexp_replace(p.division_code, '^(\d\d)0000$|^(\d{4})00$', '\1\2')))
                and p.division_code <> ${to?.code ?? ''}`;
}

/** About how far beside a line its twin and triple markers stand: 50 m, in degrees of latitude. */
export const BESIDE_DEGREES = 0.0005;

function areaTasks({ change, passes }: Applied, { givers, pieces }: AreaPass): Record<string, Sql> {
  const { unit } = change.scheme;
  const received = passes.map(({ receiver }) => receiver);
  const ground = sql`(select st_union(s.geom) as geom from (${pieceShapes(pieces)}) s)`;
  const inside = sql`g.geom && p.geom and st_intersects(p.geom, g.geom) and not st_touches(p.geom, g.geom)`;
  const named = sql`select distinct n.name, n.id from place p join place_name n on n.place_id = p.id and ${STANDARD}
                      join ${ground} g on ${inside}`;
  return {
    moved: sql`${named} where p.division_code = any(${received}) and st_coveredby(p.geom, g.geom)`,
    places: sql`${named} where starts_with(p.division_code, ${unit.code})`,
    signs: sql`select distinct n.name, s.id from sign s join place p on p.id = s.place_id
                 join place_name n on n.place_id = p.id and ${STANDARD} join ${ground} g on ${inside}
                where s.status = 'installed'`,
    cases: sql`select ${caseName(sql`p.id`)} as name from naming_case p join ${ground} g on ${inside}
                where not p.state = any(${ENDED})`,
    // Who may read a dossier need not know where a restricted marker stands.
    markers: sql`select case when p.secrecy = 'restricted' then '—' else p.number_text end as name
                   from boundary_marker p join ${ground} g on st_dwithin(p.geom, g.geom, ${BESIDE_DEGREES}::float8)
                  where p.status <> 'scrapped'`,
    committees: sql`select name from division where upper_inf(valid) and level = 'committee'
                      and parent_code = any(${passes.find(({ level }) => level === 'township')?.givers ?? givers})`,
  };
}

const insertTask = (tx: Db, id: DossierId, kind: string, which: Sql): Promise<number> =>
  run(
    tx,
    sql`insert into dossier_task (dossier_id, kind, count, examples)
        select ${id}, ${kind}, count(*)::int, coalesce(jsonb_agg(name) filter (where nr <= 10), '[]')
          from (select name, row_number() over (order by name) as nr from (${which}) w) t having count(*) > 0`,
  );
